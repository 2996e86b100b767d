package io.neurapt.internal;

/**
 * The workspace of one training worker, and the passes over it: cost and gradients of the samples loaded last. Samples
 * are processed in chunks, so that the workspace stays small however large a batch is.
 */
public abstract class FloatBackward {
    /** Most samples of one chunk. */
    protected static final int CHUNK = 512;

    /**
     * Makes samples the current batch.
     *
     * @param x features × samples, column-major; may be kept, not copied
     * @param y labels × samples, column-major; may be kept, not copied
     * @param order the samples' order, or null for the natural one
     * @param from index of the first into that order
     * @param to index behind the last
     */
    public abstract void load(float[] x, float[] y, int[] order, int from, int to);

    /**
     * Mean cost over the current batch.
     *
     * @param p all parameters
     */
    public final double cost(float[] p) {
        return pass(p, null);
    }

    /**
     * Mean cost over the current batch and its gradient.
     *
     * @param p all parameters
     * @param g receives the derivative of the cost by every parameter
     */
    public final double gradients(float[] p, float[] g) {
        java.util.Arrays.fill(g, 0f);
        return pass(p, g);
    }

    /** Goes through the chunks; g is null where only the cost is wanted. */
    abstract double pass(float[] p, float[] g);

    /**
     * The loss of one sample by the plain formulas, in double: the independent truth for gradient checks.
     *
     * @param p all parameters
     * @param x one sample
     * @param y its label
     */
    public abstract double reference(double[] p, double[] x, double[] y);
}
