package io.neurapt.processor.check;

import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;

/** Networks that can hold too little, or far too much. */
final class CapacityAdvice implements Rule {
    /** Parameters per sample from which a network is told to be too large. */
    private static final int FAR_MORE = 10;

    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        for (LayerDeclaration layer : network.hidden()) {
            if (layer.units().get() == 1) {
                problems.add(
                        Id.BOTTLENECK,
                        layer.units().at(),
                        "%s is a hidden layer of one unit, so all later layers see a single number of every sample; use more units",
                        layer.label());
            }
        }
        network.training().ifPresent(training -> {
            int samples = training.samples().get();
            long parameters = parameters(network);
            if (samples > 0 && parameters > (long) FAR_MORE * samples) {
                problems.add(
                        Id.CAPACITY,
                        training.samples().at(),
                        "the network has %d parameters for samples = %d, enough to learn every sample by heart instead of what they "
                                + "have in common; use fewer units or more samples",
                        parameters,
                        samples);
            }
        });
    }

    private static long parameters(NetworkDeclaration network) {
        long parameters = 0;
        for (LayerDeclaration layer : network.layers()) {
            parameters += (network.inputsOf(layer) + (layer.bias().get() ? 1L : 0L)) * layer.units().get();
        }
        return parameters;
    }
}
