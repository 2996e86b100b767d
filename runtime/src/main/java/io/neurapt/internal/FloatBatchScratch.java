package io.neurapt.internal;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Activations of the samples that are being predicted together: one array per layer, units × samples, which one prediction
 * leaves to the next. New ones would be zeroed and come from memory instead of a cache. One set is kept, whatever the number
 * of threads; who finds it taken makes another.
 */
public final class FloatBatchScratch {
    private final int[] units;
    private final AtomicReference<float[][]> spare = new AtomicReference<>();

    /**
     * Allocates nothing yet.
     *
     * @param units per sample, of each array
     */
    public FloatBatchScratch(int... units) {
        this.units = units.clone();
    }

    /** Arrays for at least n samples, with whatever values in them, until they are given {@linkplain #back back}. */
    public float[][] take(int n) {
        float[][] arrays = spare.getAndSet(null);
        if (arrays != null && arrays[0].length >= units[0] * n) {
            return arrays;
        }
        float[][] larger = new float[units.length][];
        for (int i = 0; i < units.length; i++) {
            larger[i] = new float[units[i] * n];
        }
        return larger;
    }

    /** Leaves arrays to the next prediction. */
    public void back(float[][] arrays) {
        spare.set(arrays);
    }
}
