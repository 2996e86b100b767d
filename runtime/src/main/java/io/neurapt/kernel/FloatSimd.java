package io.neurapt.kernel;

/**
 * Kernels on the Vector API, in {@code io.neurapt.kernel.vector}; {@link Simd} has them where they can run. Lengths need not
 * be multiples of anything.
 */
public interface FloatSimd {
    /** Elements that {@link #dense} may read behind W and b and write behind z: the arrays must be so much longer. */
    int padding();

    /**
     * z ← W·x + b for one sample, or the ReLU of it.
     *
     * @param p holds W, units × inputs, column-major, from {@code w} on and b from {@code b} on
     * @param b negative if there is no bias
     * @param x holds the inputs from {@code xo} on
     * @param z the units
     */
    void dense(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, boolean relu);

    /** a ← tanh(a) for the first n values. */
    void tanh(float[] a, int n);

    /** a ← 1 / (1 + e<sup>−a</sup>) for the first n values. */
    void sigmoid(float[] a, int n);

    /** a ← e<sup>a</sup> for the first n values. */
    void exp(float[] a, int n);

    /** dz ← dz ∘ (1 − a²), for the first n values. */
    void tanhGradient(float[] a, float[] dz, int n);

    /** dz ← dz where a &gt; 0, else slope·dz, for the first n values. */
    void leakyReluGradient(float[] a, float[] dz, int n, float slope);

    /** As {@link FloatLosses#sigmoidCrossEntropy}. */
    double sigmoidCrossEntropy(float[] z, float[] y, int yOffset, float[] dz, int n);

    /** As {@link FloatLanes#addGradients}. */
    void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias);
}
