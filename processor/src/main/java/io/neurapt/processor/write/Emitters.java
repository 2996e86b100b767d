package io.neurapt.processor.write;

import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;

/** Which emitter writes which kind of layer. */
final class Emitters {
    private Emitters() {}

    static SampleEmitter sample(LayerPlan layer) {
        LayerModel model = layer.layer();
        if (model instanceof DenseModel) {
            return new DenseSample();
        }
        throw new IllegalStateException("no emitter for " + model);
    }

    static BatchEmitter batch(NetworkPlan plan, LayerPlan layer) {
        LayerModel model = layer.layer();
        if (model instanceof DenseModel) {
            return plan.batches() == NetworkPlan.Batches.LANES ? new DenseLanes() : new DenseColumns();
        }
        throw new IllegalStateException("no emitter for " + model);
    }
}
