package io.neurapt.processor.spec;

import io.neurapt.OptimizerType;

/** {@code @Training}. */
public record TrainingDeclaration(
        Value<OptimizerType> optimizer,
        Value<Double> learningRate,
        Value<Integer> epochs,
        Value<Integer> batchSize,
        Value<Boolean> shuffle,
        Value<Double> momentum,
        Value<Double> rho,
        Value<Double> beta1,
        Value<Double> beta2,
        Value<Double> epsilon,
        Value<Integer> history,
        Value<Double> tolerance,
        Value<Double> l1,
        Value<Double> l2,
        Value<Double> weightDecay,
        Value<Double> clipNorm,
        Value<Double> clipValue,
        Value<Integer> samples) {}
