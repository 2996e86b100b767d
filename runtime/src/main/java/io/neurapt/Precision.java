package io.neurapt;

/** The type of all parameters and activations of a network, chosen at compile time. */
public enum Precision {
    /** {@code float}, {@code FloatMatrix}: half the memory, twice the speed; the default. */
    FLOAT,
    /** {@code double}, {@code DoubleMatrix}. */
    DOUBLE
}
