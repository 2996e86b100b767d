package io.neurapt.processor.plan;

import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;

/**
 * How one layer is computed.
 *
 * @param layer what it is
 * @param weight offset of W in the flat parameter array
 * @param bias offset of b, −1 if the layer has none
 * @param sample how a single sample is computed
 */
public record LayerPlan(LayerModel layer, int weight, int bias, Sample sample) {
    /** Strategies for a single sample. */
    public enum Sample {
        /** Straight-line code, activations in local variables. */
        UNROLLED,
        /** A loop over the inputs, one sum per unit in a local variable: for few units. */
        SUMS,
        /** A loop over the units that adds several columns of W per pass, in vector registers: for many units. */
        COLUMNS
    }

    /** The layer as a dense one. */
    public DenseModel dense() {
        return (DenseModel) layer;
    }
}
