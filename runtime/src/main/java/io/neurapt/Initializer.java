package io.neurapt;

/** How the weights of a layer are drawn by {@code create()}. Biases always start at zero. */
public enum Initializer {
    /**
     * What suits the activation: {@link #HE} for ReLU and its kin (leaky ReLU, ELU, GELU, SiLU, Mish), {@link #LECUN} for SELU,
     * otherwise {@link #XAVIER}.
     */
    AUTO,
    /** All zero: only sensible for the last layer, as in logistic regression. */
    ZEROS,
    /** Normal with mean 0 and standard deviation {@link Layer#standardDeviation()}. */
    NORMAL,
    /**
     * Normal with mean 0 and variance 2 / (inputs + units).
     *
     * <p>Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
     */
    XAVIER,
    /**
     * Normal with mean 0 and variance 2 / inputs.
     *
     * <p>Source: K. He et al., "Delving Deep into Rectifiers", 2015.
     */
    HE,
    /**
     * Normal with mean 0 and variance 1 / inputs.
     *
     * <p>Source: Y. LeCun et al., "Efficient BackProp", 1998.
     */
    LECUN
}
