package io.neurapt.processor.model;

import io.neurapt.OptimizerType;

/**
 * The hyper-parameters of a spec.
 *
 * @param weightDecay NaN where the optimiser's own holds
 * @param clipNorm infinite for no limit
 * @param clipValue infinite for no limit
 */
public record TrainingModel(
        OptimizerType optimizer,
        double learningRate,
        int epochs,
        int batchSize,
        boolean shuffle,
        double momentum,
        double rho,
        double beta1,
        double beta2,
        double epsilon,
        int history,
        double tolerance,
        double l1,
        double l2,
        double weightDecay,
        double clipNorm,
        double clipValue) {}
