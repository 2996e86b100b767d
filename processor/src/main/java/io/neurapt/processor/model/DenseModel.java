package io.neurapt.processor.model;

import io.neurapt.Activation;
import io.neurapt.Initializer;

/**
 * A dense layer.
 *
 * @param initializer never {@link Initializer#AUTO}
 */
public record DenseModel(
        int index,
        String name,
        int inputs,
        int units,
        Activation activation,
        double slope,
        double alpha,
        Initializer initializer,
        double standardDeviation,
        boolean bias)
        implements LayerModel {
    @Override
    public String kind() {
        return "Dense";
    }

    @Override
    public int outputs() {
        return units;
    }

    /** Number of weights, which is the number of multiply-adds per sample. */
    public long weights() {
        return (long) units * inputs;
    }

    @Override
    public long parameters() {
        return weights() + (bias ? units : 0);
    }

    @Override
    public long flops() {
        return 2 * weights();
    }
}
