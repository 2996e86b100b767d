package io.neurapt;

/**
 * What training minimises. The cost of a set of m samples is the mean of their losses; y is the label, a the output of
 * the network, z its logits, n the number of output units. Costs are computed from the logits, never as the logarithm of
 * a rounded probability.
 */
public enum Loss {
    /**
     * What suits the last layer's activation: {@link #BINARY_CROSS_ENTROPY} for {@link Activation#SIGMOID},
     * {@link #CATEGORICAL_CROSS_ENTROPY} for {@link Activation#SOFTMAX} and {@link Activation#LOG_SOFTMAX}, otherwise
     * {@link #MEAN_SQUARED_ERROR}; where the spec has an {@link Network#output()}, what suits that. Only a spec has it: the processor
     * puts the loss in its place, and that is what generated networks have.
     */
    AUTO,
    /**
     * −Σ<sub>i</sub> (y<sub>i</sub>·ln a<sub>i</sub> + (1 − y<sub>i</sub>)·ln(1 − a<sub>i</sub>)), summed over the
     * output units; labels in [0, 1]. Wants {@link Activation#SIGMOID} in the output layer.
     */
    BINARY_CROSS_ENTROPY,
    /**
     * −Σ<sub>i</sub> y<sub>i</sub>·ln a<sub>i</sub>; labels one-hot, or probabilities that sum to one. Wants
     * {@link Activation#SOFTMAX} or {@link Activation#LOG_SOFTMAX} with at least two units in the output layer; under the latter, whose
     * outputs are logarithms, it is −Σ<sub>i</sub> y<sub>i</sub>·a<sub>i</sub>.
     */
    CATEGORICAL_CROSS_ENTROPY,
    /**
     * ½·Σ<sub>i</sub> (a<sub>i</sub> − y<sub>i</sub>)²: the squared error carries the factor <b>one half</b> and is
     * <b>summed</b> over the output units, then averaged over the samples, so that dZ = A − Y for an identity output.
     * (Keras and PyTorch have no ½ and divide by n as well: their value is 2/n times this one.) Wants any element-wise
     * activation in the output layer.
     */
    MEAN_SQUARED_ERROR,
    /**
     * {@link #CATEGORICAL_CROSS_ENTROPY} with labels that are numbers of classes: y has one row, whose elements are
     * 0 … n − 1. Wants {@link Activation#SOFTMAX} or {@link Activation#LOG_SOFTMAX} with at least two units in the output layer.
     */
    SPARSE_CATEGORICAL_CROSS_ENTROPY,
    /** Σ<sub>i</sub> |a<sub>i</sub> − y<sub>i</sub>|, summed over the output units like {@link #MEAN_SQUARED_ERROR}; derivative 0 at 0. */
    MEAN_ABSOLUTE_ERROR,
    /**
     * Σ<sub>i</sub> h(a<sub>i</sub> − y<sub>i</sub>) with h(e) = ½·e² for |e| ≤ 1, else |e| − ½; summed over the output units.
     *
     * <p>Source: P. Huber, "Robust Estimation of a Location Parameter", 1964, with δ = 1.
     */
    HUBER,
    /**
     * Σ<sub>i</sub> max(0, 1 − y<sub>i</sub>·a<sub>i</sub>), summed over the output units; labels are −1 or 1. Wants
     * {@link Activation#IDENTITY} or {@link Activation#TANH} in the output layer; a class is positive where a &gt; 0.
     */
    HINGE;

    /** Whether the output layer's logits go into the loss, which then contains the activation. */
    public boolean takesLogits() {
        requireChosen();
        return this == BINARY_CROSS_ENTROPY || isCategorical();
    }

    /** Whether the outputs are probabilities of classes that exclude each other. */
    public boolean isCategorical() {
        requireChosen();
        return this == CATEGORICAL_CROSS_ENTROPY || this == SPARSE_CATEGORICAL_CROSS_ENTROPY;
    }

    /** Rows of a label matrix for a network of so many outputs. */
    public int labelRows(int outputs) {
        requireChosen();
        return this == SPARSE_CATEGORICAL_CROSS_ENTROPY ? 1 : outputs;
    }

    /**
     * Refuses {@link #AUTO}, which is no loss by itself.
     *
     * @return this
     * @throws IllegalArgumentException if this is {@code AUTO}
     */
    public Loss requireChosen() {
        if (this == AUTO) {
            throw new IllegalArgumentException("Loss.AUTO stands for the loss that suits a spec's last layer; only @Network takes it, "
                    + "here a loss must be named");
        }
        return this;
    }
}
