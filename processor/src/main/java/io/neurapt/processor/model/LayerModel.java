package io.neurapt.processor.model;

import io.neurapt.Activation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A layer with its shape; one record per kind. */
public interface LayerModel {
    /** Position in the network, from 1: the index in formulas. */
    int index();

    /** What kind of layer it is, as tables show it. */
    String kind();

    /** The layer's name, the first part of its parameters' names. */
    String name();

    /** Values it takes per sample. */
    int inputs();

    /** Values it gives per sample. */
    int outputs();

    /** What its output went through last. */
    Activation activation();

    /** Factor of negative values under leaky ReLU. */
    default double slope() {
        return Double.NaN;
    }

    /** α of ELU. */
    default double alpha() {
        return 1;
    }

    /** The activation's own number where it has one that must be said: a slope, or an α other than 1. */
    default OptionalDouble activationParameter() {
        return switch (activation()) {
            case LEAKY_RELU -> OptionalDouble.of(slope());
            case ELU -> alpha() == 1 ? OptionalDouble.empty() : OptionalDouble.of(alpha());
            default -> OptionalDouble.empty();
        };
    }

    /**
     * Its own numbers by the names of its annotation's members, for files in other formats; those of the activation are
     * not among them.
     */
    default Map<String, Double> settings() {
        return Map.of();
    }

    /** Number of its parameters. */
    long parameters();

    /** Floating-point operations of its products for one sample, a multiply-add being two. */
    long flops();

    /** Whether predictions pass it by. */
    default boolean isIdentityInPrediction() {
        return false;
    }

    /** Whether in training it must see a whole mini-batch at once. */
    default boolean needsWholeBatch() {
        return false;
    }

    /**
     * The dense layer that does in predictions what a dense layer and this one do one after the other; empty where that
     * cannot be.
     *
     * @param before the dense layer
     */
    default Optional<DenseModel> foldedInto(DenseModel before) {
        return Optional.empty();
    }
}
