package io.neurapt.processor.plan;

import io.neurapt.processor.model.NetworkModel;
import java.util.List;

/**
 * How a network is computed.
 *
 * @param batches how batches lie in memory
 * @param steps the prediction of one sample
 */
public record NetworkPlan(NetworkModel network, Batches batches, List<LayerPlan> layers, List<Step> steps) {
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
}
