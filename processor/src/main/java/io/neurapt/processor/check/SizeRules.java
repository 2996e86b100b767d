package io.neurapt.processor.check;

import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;

/** Inputs and units: at least one each, and not more than arrays can hold. */
final class SizeRules implements Rule {
    /** The longest array that every JVM can allocate. */
    static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    /** Samples that one array of the workspace holds; a test compares it with the runtime's. */
    static final int CHUNK = 512;

    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        if (network.inputs().get() < 1 && !network.isImported()) {
            problems.add(
                    Id.INPUTS,
                    network.inputs().at(),
                    "inputs = %d, but a network takes at least 1 feature; use the number of features of one sample, or input = "
                            + "a record",
                    network.inputs().get());
        }
        for (LayerDeclaration layer : network.layers()) {
            int units = layer.units().get();
            if (units < 1) {
                problems.add(
                        Id.UNITS,
                        layer.units().at(),
                        "%s: units = %d, but a layer has at least 1 unit; use the number of its outputs",
                        layer.label(),
                        units);
            } else if ((long) units * CHUNK > LONGEST_ARRAY) {
                problems.add(
                        Id.SIZE,
                        layer.units().at(),
                        "%s: units = %d, but the activations of %d samples must fit into one array of %d; use at most %d units",
                        layer.label(),
                        units,
                        CHUNK,
                        LONGEST_ARRAY,
                        LONGEST_ARRAY / CHUNK);
            }
        }
        if (!network.isMixed()) {
            parameters(network, problems);
        }
    }

    private static void parameters(NetworkDeclaration network, Problems problems) {
        long parameters = 0;
        for (LayerDeclaration layer : network.layers()) {
            if ((long) layer.units().get() * CHUNK > LONGEST_ARRAY) {
                return; // told already
            }
            long inputs = Math.max(1, network.inputsOf(layer));
            parameters += (inputs + (layer.bias().get() ? 1 : 0)) * Math.max(1, layer.units().get());
            if (parameters > LONGEST_ARRAY) {
                problems.add(
                        Id.SIZE,
                        layer.units().at(),
                        "%s: with %d inputs and %d units the network has %d parameters up to here, but they must fit into one array of "
                                + "%d; use fewer units or inputs",
                        layer.label(),
                        inputs,
                        layer.units().get(),
                        parameters,
                        LONGEST_ARRAY);
                return;
            }
        }
    }
}
