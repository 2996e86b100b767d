package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Precision;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of every layer, and the size of the whole. */
final class LayerRules {
    /** The longest array that every JVM can allocate. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private LayerRules() {}

    static List<Problem> check(NetworkDeclaration network) {
        List<Problem> problems = new ArrayList<>();
        if (network.inputs().get() < 1) {
            problems.add(new Problem(
                    "NEURAPT-INPUTS",
                    "inputs = " + network.inputs().get() + ", but a network takes at least 1 feature",
                    network.inputs().at()));
        }
        List<LayerDeclaration> layers = network.layers();
        long inputs = network.inputs().get();
        long parameters = 0;
        for (int i = 0; i < layers.size(); i++) {
            LayerDeclaration layer = layers.get(i);
            check(layer, network.precision().get(), i == layers.size() - 1, layers.size(), problems);
            parameters += (inputs + 1) * layer.units().get();
            inputs = layer.units().get();
            if (parameters > LONGEST_ARRAY) {
                problems.add(new Problem(
                        "NEURAPT-SIZE",
                        layer.label() + ": the network has " + parameters + " parameters up to here, but they must fit into "
                                + "one array of " + LONGEST_ARRAY + "; use fewer units",
                        layer.units().at()));
                break;
            }
        }
        return problems;
    }

    private static void check(
            LayerDeclaration layer, Precision precision, boolean last, int layers, List<Problem> problems) {
        if (layer.units().get() < 1) {
            problems.add(new Problem(
                    "NEURAPT-UNITS",
                    layer.label() + ": units = " + layer.units().get() + ", but a layer has at least 1 unit",
                    layer.units().at()));
        }
        if (layer.activation().get() == Activation.SOFTMAX && !last) {
            problems.add(new Problem(
                    "NEURAPT-SOFTMAX",
                    layer.label() + ": SOFTMAX belongs in the output layer only; use RELU or TANH here",
                    layer.activation().at()));
        }
        double slope = layer.slope().get();
        String finite = "finite as a " + precision.name().toLowerCase(Locale.ROOT);
        range(
                layer.label(),
                layer.slope(),
                slope >= 0 && finite(slope, precision),
                "slope",
                finite + " and at least 0",
                problems);
        double deviation = layer.standardDeviation().get();
        range(
                layer.label(),
                layer.standardDeviation(),
                deviation > 0 && finite(deviation, precision),
                "standardDeviation",
                finite + " and greater than 0",
                problems);
        if (layer.initializer().get() == Initializer.ZEROS && layers > 1) {
            problems.add(new Problem(
                    "NEURAPT-ZEROS",
                    layer.label() + ": ZEROS in a network of several layers keeps the units of a layer equal for ever (the "
                            + "symmetry is never broken); use AUTO, or ZEROS with a single layer",
                    layer.initializer().at()));
        }
    }

    private static void range(
            String label, Value<Double> value, boolean ok, String name, String range, List<Problem> problems) {
        if (!ok) {
            problems.add(new Problem(
                    "NEURAPT-RANGE", label + ": " + name + " = " + value.get() + ", but must be " + range, value.at()));
        }
    }

    private static boolean finite(double value, Precision precision) {
        return precision == Precision.FLOAT ? Float.isFinite((float) value) : Double.isFinite(value);
    }
}
