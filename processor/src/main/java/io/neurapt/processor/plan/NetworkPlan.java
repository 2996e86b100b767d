package io.neurapt.processor.plan;

import io.neurapt.processor.model.NetworkModel;
import java.util.List;

/**
 * How a network is computed.
 *
 * @param batches how batches lie in memory
 * @param layers all layers
 * @param prediction the layers that compute the prediction of one sample, some of which may stand for two
 * @param steps the prediction of one sample
 */
public record NetworkPlan(
        NetworkModel network, Batches batches, List<LayerPlan> layers, List<LayerPlan> prediction, List<Step> steps) {
    /** Layouts for batches. */
    public enum Batches {
        /** One array per unit, samples side by side: loops over samples run in vector registers. For narrow layers. */
        LANES,
        /** One column per sample: matrix products by BLAS. For wide layers. */
        COLUMNS
    }

    /** Whether the whole prediction is one piece of straight-line code. */
    public boolean isStraightLine() {
        return steps.size() == 1 && steps.get(0).isUnrolled();
    }

    /** Whether predictions of single samples need parameters of their own. */
    public boolean folds() {
        return prediction.stream().anyMatch(layer -> layer.folded() != null);
    }

    /** Whether training must see whole mini-batches at once. */
    public boolean needsWholeBatch() {
        return layers.stream().anyMatch(layer -> layer.layer().needsWholeBatch());
    }
}
