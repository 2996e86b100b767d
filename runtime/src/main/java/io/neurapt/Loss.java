package io.neurapt;

/**
 * What training minimises. The cost of a set of m samples is the mean of their losses; y is the label, a the output of
 * the network, z its logits, n the number of output units. Costs are computed from the logits, never as the logarithm of
 * a rounded probability.
 */
public enum Loss {
    /**
     * −Σ<sub>i</sub> (y<sub>i</sub>·ln a<sub>i</sub> + (1 − y<sub>i</sub>)·ln(1 − a<sub>i</sub>)), summed over the
     * output units; labels in [0, 1]. Wants {@link Activation#SIGMOID} in the output layer.
     */
    BINARY_CROSS_ENTROPY,
    /**
     * −Σ<sub>i</sub> y<sub>i</sub>·ln a<sub>i</sub>; labels one-hot, or probabilities that sum to one. Wants
     * {@link Activation#SOFTMAX} with at least two units in the output layer.
     */
    CATEGORICAL_CROSS_ENTROPY,
    /**
     * ½·Σ<sub>i</sub> (a<sub>i</sub> − y<sub>i</sub>)²: the squared error carries the factor <b>one half</b> and is
     * <b>summed</b> over the output units, then averaged over the samples, so that dZ = A − Y for an identity output.
     * (Keras and PyTorch have no ½ and divide by n as well: their value is 2/n times this one.) Wants any element-wise
     * activation in the output layer.
     */
    MEAN_SQUARED_ERROR
}
