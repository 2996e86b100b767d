package io.neurapt.internal;

import io.neurapt.kernel.Part;

/**
 * The workspace of one training worker, and the passes over it: cost and gradients of the samples loaded last. Samples
 * are processed in chunks, so that the workspace stays small however large a batch is.
 *
 * <p>Gradients come in two steps, for which workers divide the work differently. In a {@link #pass} each goes through its samples,
 * forward and back to the derivatives by every Z. Then each computes its part of the parameters' {@link #gradients} from all
 * workspaces, which may be the update itself: nothing reads parameters any more.
 */
public abstract class FloatBackward {
    /** Most samples of one chunk. */
    protected static final int CHUNK = 512;

    /** Whether layers are to behave as in training. */
    protected boolean training;
    /** Of what is random in the chunk at hand. */
    protected long seed;
    /** Label smoothing. */
    protected float smoothing;

    float[] sampleWeights;

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
     * How much the losses of samples count.
     *
     * @param all weights of all samples that {@link #load} may be given, or null if all are 1
     */
    public final void setWeights(float[] all) {
        sampleWeights = all;
    }

    /** Label smoothing ε of labels that are numbers of classes. */
    public final void setSmoothing(double epsilon) {
        smoothing = (float) epsilon;
    }

    /**
     * From here on this workspace behaves as layers do in training: dropout drops, batch normalisation looks at the batch.
     *
     * @param seed of what is random in the next pass
     */
    public final void train(long seed) {
        training = true;
        this.seed = seed;
    }

    /**
     * Mean cost over the current batch.
     *
     * @param p all parameters
     */
    public final double cost(float[] p) {
        return loss(p) / count();
    }

    /**
     * Sum of the losses over the current batch.
     *
     * @param p all parameters
     */
    public final double loss(float[] p) {
        double sum = 0;
        for (int i = 0; i < passes(); i++) {
            sum += pass(p, i, false);
        }
        return sum;
    }

    /**
     * Takes part in an update: moves averages that layers keep of their batches.
     *
     * @param p all parameters, with the averages among them
     * @param first whether this is the first of the workspaces that share the batch
     * @param share of this workspace in the averages
     */
    public void finish(float[] p, boolean first, float share) {}

    /** Number of samples of the current batch. */
    public abstract int count();

    /**
     * Mean cost over the current batch and its gradient.
     *
     * @param p all parameters
     * @param g receives the derivative of the cost by every parameter
     */
    public final double gradients(float[] p, float[] g) {
        double sum = 0;
        for (int i = 0; i < passes(); i++) {
            sum += pass(p, i, true);
            gradients(1f / count(), i == 0 ? 0f : 1f, g, Part.WHOLE);
        }
        return sum / count();
    }

    /** How many passes the current batch takes: 0 if it is empty. */
    public abstract int passes();

    /**
     * One pass over samples of the current batch.
     *
     * @param p all parameters
     * @param index which pass
     * @param back whether {@link #gradients(float, float, float[], Part)} will follow
     * @return the sum of the samples' losses
     */
    public abstract double pass(float[] p, int index, boolean back);

    /**
     * Gradients of the losses of the samples of the last pass: g ← scale · their sum + beta · g. As in BLAS, nothing is read
     * where beta is 0.
     *
     * @param g of all parameters, or all parameters themselves to descend by −scale
     * @param part which part of every layer's
     */
    public abstract void gradients(float scale, float beta, float[] g, Part part);

    /**
     * The loss of one sample by the plain formulas, in double: the independent truth for gradient checks.
     *
     * @param p all parameters
     * @param x one sample
     * @param y its label
     */
    public abstract double reference(double[] p, double[] x, double[] y);
}
