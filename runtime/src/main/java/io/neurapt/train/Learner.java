package io.neurapt.train;

/** Parameters, gradients and optimiser state of one training run, in whatever precision. */
public interface Learner {
    /** Number of training samples. */
    int samples();

    /**
     * Makes samples the current mini-batch.
     *
     * @param order the order of the samples, or null for the natural one
     * @param from index of the first into that order
     * @param to index behind the last
     */
    void load(int[] order, int from, int to);

    /** Computes gradients for the current mini-batch and returns its mean cost. */
    double gradients();

    /** One update of the parameters from the gradients. */
    void update(double learningRate);

    /** Whether every parameter is finite. */
    boolean isFinite();

    /** Remembers the parameters as the last good ones. */
    void keep();

    /** Lets predictions use the parameters remembered last. */
    void publish();
}
