package io.neurapt.train;

import io.neurapt.metrics.Evaluation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Parameters, gradients and optimiser state of one training run, in whatever precision. */
public interface Learner {
    /** Number of training samples. */
    int samples();

    /** Number of samples to validate with, 0 if there are none. */
    int validationSamples();

    /**
     * Makes samples the current mini-batch.
     *
     * @param order the order of the samples, or null for the natural one
     * @param from index of the first into that order
     * @param to index behind the last
     */
    void load(int[] order, int from, int to);

    /** Computes gradients for the current mini-batch and returns its mean cost, penalties included. */
    double gradients();

    /** One update of the parameters from the gradients. */
    void update(double learningRate);

    /** Whether further updates change nothing. */
    boolean isConverged();

    /** Whether every parameter is finite. */
    boolean isFinite();

    /** Mean loss over the validation set with the parameters as they are. */
    double validationCost();

    /**
     * Predictions with the parameters as they are: of the validation set, whose {@link #validationCost} has been taken, or of the
     * training set if there is none.
     */
    Evaluation evaluate();

    /** Remembers the parameters as the last good ones. */
    void keep();

    /** Lets predictions use the parameters remembered last. */
    void publish();

    /** Remembers the parameters as the best ones. */
    void keepBest();

    /** Makes the parameters remembered as the best ones the last good ones. */
    void restoreBest();

    /** Writes all that the next update depends on. */
    void save(DataOutput out) throws IOException;

    /** Takes over what {@link #save} wrote. */
    void restore(DataInput in) throws IOException;
}
