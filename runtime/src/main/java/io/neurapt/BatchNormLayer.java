package io.neurapt;

/**
 * What a method with {@link BatchNorm} returns: the handle of the layer, whose subtypes give access to its parameters in the network's
 * precision.
 */
public interface BatchNormLayer {
    /** The layer's name, as in the keys {@code name.scale} and so on of its parameters. */
    String name();

    /** Number of units. */
    int units();
}
