package io.neurapt;

/**
 * A dense layer. In a spec it is the return type of the method that declares the layer; on a network it is the handle
 * of the layer, whose subtypes give access to its parameters in the network's precision.
 */
public interface Dense {
    /** The layer's name, as in the keys {@code name.weight} and {@code name.bias} of its parameters. */
    String name();

    /** Number of inputs: columns of the weight matrix. */
    int inputs();

    /** Number of units: rows of the weight matrix. */
    int units();
}
