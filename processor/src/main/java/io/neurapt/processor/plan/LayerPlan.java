package io.neurapt.processor.plan;

import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;

/**
 * How one layer is computed.
 *
 * @param layer what it is
 * @param weight offset of its first parameter, which is W for a dense layer, in the flat parameter array
 * @param bias offset of b, −1 if the layer has none
 * @param sample how a single sample is computed
 * @param folded the layer that a dense one has taken in for predictions, else null
 */
public record LayerPlan(LayerModel layer, int weight, int bias, Sample sample, LayerPlan folded) {
    /** Strategies for a single sample. */
    public enum Sample {
        /** Straight-line code, activations in local variables. */
        UNROLLED,
        /** One sum per unit, over inputs in vector registers where there is the Vector API: for few units with many inputs. */
        SUMS,
        /** A loop over the units that adds several columns of W per pass, in vector registers: for many units. */
        COLUMNS,
        /** Loops of the runtime: for kinds other than dense. */
        LOOP,
        /** Nothing: what the layer does, the dense one before it does as well. */
        FOLDED,
        /** Nothing: predictions pass the layer by. */
        NONE
    }

    /** Whether it is a dense layer. */
    public boolean isDense() {
        return layer instanceof DenseModel;
    }

    /** The layer as a dense one. */
    public DenseModel dense() {
        return (DenseModel) layer;
    }
}
