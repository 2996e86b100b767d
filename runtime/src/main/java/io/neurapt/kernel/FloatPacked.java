package io.neurapt.kernel;

/** A dense layer's weights in the order in which a kernel on the Vector API reads them. Never written again, safe for any number of threads. */
public interface FloatPacked {
    /**
     * z ← W·x + b for one sample, or the ReLU of it.
     *
     * @param x holds the inputs from {@code xo} on
     * @param z the units, longer by {@link FloatSimd#padding}
     */
    void dense(float[] x, int xo, float[] z, boolean relu);
}
