package io.neurapt.internal;

/** Activations of the sample that a thread is predicting: one array per length asked for, made once per thread. */
public final class FloatScratch extends ThreadLocal<float[][]> {
    private final int[] lengths;

    /**
     * Allocates nothing yet.
     *
     * @param lengths of the arrays
     */
    public FloatScratch(int... lengths) {
        this.lengths = lengths.clone();
    }

    @Override
    protected float[][] initialValue() {
        float[][] arrays = new float[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            arrays[i] = new float[lengths[i] + FloatForward.padding()];
        }
        return arrays;
    }
}
