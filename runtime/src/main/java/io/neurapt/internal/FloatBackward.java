package io.neurapt.internal;

/**
 * The workspace of one training worker, and the passes over it: cost and gradients of the samples loaded last. Samples
 * are processed in chunks, so that the workspace stays small however large a batch is.
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
        return pass(p, null, count()) / count();
    }

    /**
     * Sum of the losses over the current batch.
     *
     * @param p all parameters
     */
    public final double loss(float[] p) {
        return pass(p, null, count());
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
        return gradients(p, g, count()) / count();
    }

    /**
     * The share that the current batch has in a larger one.
     *
     * @param p all parameters
     * @param g receives the sum of the samples' gradients divided by {@code total}
     * @param total samples of the larger batch
     * @return the sum of the samples' losses
     */
    public final double gradients(float[] p, float[] g, int total) {
        return pass(p, g, total);
    }

    /** Whether the current batch is small enough for {@link #descend}. */
    public final boolean isOneChunk() {
        return count() <= capacity();
    }

    /** Most samples of one chunk. */
    abstract int capacity();

    /**
     * One step of gradient descent, in place: the gradient is added to the parameters as it is computed and never stored. It goes
     * with the activations that {@link #cost} left, so the batch must be one chunk and {@code p} unchanged since.
     *
     * @param p all parameters
     * @param factor − learning rate / number of samples
     */
    public abstract void descend(float[] p, float factor);

    /** Goes through the chunks and sums their losses; g is null where only the cost is wanted. */
    abstract double pass(float[] p, float[] g, int total);

    /**
     * The loss of one sample by the plain formulas, in double: the independent truth for gradient checks.
     *
     * @param p all parameters
     * @param x one sample
     * @param y its label
     */
    public abstract double reference(double[] p, double[] x, double[] y);
}
