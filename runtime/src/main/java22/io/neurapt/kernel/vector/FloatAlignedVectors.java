package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatPacked;

/** As {@link FloatVectors}, with packed weights in aligned memory outside the heap, as long as there is some. */
public final class FloatAlignedVectors extends FloatVectors {
    private volatile boolean exhausted;

    /** Instantiated by name. */
    public FloatAlignedVectors() {}

    @Override
    public FloatPacked pack(float[] p, int weight, int bias, int units, int inputs) {
        if (!exhausted && !FloatDotProducts.pay(units, inputs)) {
            try {
                return new FloatAlignedMatrixVector(p, weight, bias, units, inputs);
            } catch (OutOfMemoryError e) {
                exhausted = true; // asking again would collect garbage and wait, each time half a second
            }
        }
        return super.pack(p, weight, bias, units, inputs);
    }
}
