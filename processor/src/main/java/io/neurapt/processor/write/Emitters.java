package io.neurapt.processor.write;

import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.List;
import java.util.ServiceLoader;

/** Which emitter writes which kind of layer. */
final class Emitters {
    private static final List<LayerEmitter> ALL =
            ServiceLoader.load(LayerEmitter.class, LayerEmitter.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Emitters() {}

    /** Of a dense layer. */
    static SampleEmitter sample() {
        return new DenseSample();
    }

    /** Of a dense layer. */
    static BatchEmitter batch(NetworkPlan plan) {
        return plan.batches() == NetworkPlan.Batches.LANES ? new DenseLanes() : new DenseColumns();
    }

    /** Of any other layer. */
    static LayerEmitter of(LayerModel layer) {
        return ALL.stream()
                .filter(emitter -> emitter.model().isInstance(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no emitter for " + layer));
    }
}
