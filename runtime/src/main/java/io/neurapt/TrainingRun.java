package io.neurapt;

/**
 * A training run that is about to begin.
 *
 * @param samples number of training samples
 * @param validationSamples number of samples to validate with, 0 if there are none
 * @param batches number of mini-batches per epoch
 * @param batchSize samples per mini-batch; the last one may have fewer
 * @param firstEpoch the epoch it begins with: 0, or where a checkpoint was made
 * @param epochs the epoch before which it ends at the latest
 */
public record TrainingRun(int samples, int validationSamples, int batches, int batchSize, int firstEpoch, int epochs) {}
