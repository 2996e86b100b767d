package io.neurapt.kernel;

/**
 * A dense layer's W, units × inputs, and b in the order in which a kernel reads them that computes one sample. Never written again,
 * safe for any number of threads.
 */
public interface FloatPacked {
    /**
     * z ← W·x + b for one sample, or the ReLU of it.
     *
     * @param x holds the inputs from {@code xo} on
     * @param z receives the units; on the Vector API it must be longer than these by {@link FloatSimd#padding}, and what lies behind
     *     is overwritten
     */
    void dense(float[] x, int xo, float[] z, boolean relu);
}
