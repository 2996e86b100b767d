package io.neurapt.processor.model;

import io.neurapt.OptimizerType;

/** The hyper-parameters of a spec. */
public record TrainingModel(
        OptimizerType optimizer,
        double learningRate,
        int epochs,
        int batchSize,
        boolean shuffle,
        double momentum,
        double beta1,
        double beta2,
        double epsilon) {}
