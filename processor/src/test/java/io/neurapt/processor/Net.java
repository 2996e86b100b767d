package io.neurapt.processor;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Precision;
import java.util.ArrayList;
import java.util.List;

/** A network as tests describe it; the spec's source and the {@link Interpreter} are both made from it. */
record Net(String name, Form form, Precision precision, int inputs, Loss loss, List<DenseLayer> layers) {
    private static final String PACKAGE = "nets";

    /** How the spec is written. */
    enum Form {
        STACKED,
        STACKED_ON_CLASS,
        STACKED_NESTED,
        STACKED_RENAMED,
        MEMBERS,
        MEMBERS_OF_CLASS,
        MEMBERS_NESTED,
        MEMBERS_SUFFIXED;

        boolean members() {
            return name().startsWith("MEMBERS");
        }

        boolean nested() {
            return name().endsWith("NESTED");
        }

        boolean type() {
            return name().endsWith("CLASS");
        }
    }

    /** A dense layer. */
    record DenseLayer(
            int units, Activation activation, double slope, double alpha, boolean bias, Initializer initializer, double deviation) {
        /** With a bias and the usual initialisation. */
        static DenseLayer of(int units, Activation activation) {
            return new DenseLayer(units, activation, 0.01, 1, true, Initializer.AUTO, 0.01);
        }

        private String annotation() {
            return "@Layer(units = " + units + ", activation = Activation." + activation + ", slope = " + slope
                    + ", alpha = " + alpha
                    + ", bias = " + bias + ", initializer = Initializer." + initializer + ", standardDeviation = "
                    + deviation + ")";
        }
    }

    /**
     * A stacked network of the same activation in all layers but the last.
     *
     * @param widths number of inputs, then of the units of every layer
     */
    static Net stacked(
            String name, Precision precision, Loss loss, Activation hidden, Activation output, int... widths) {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(DenseLayer.of(widths[i], i < widths.length - 1 ? hidden : output));
        }
        return new Net(name, Form.STACKED, precision, widths[0], loss, layers);
    }

    int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** Number of inputs of a layer. */
    int inputs(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    /** The name of a layer, which begins the names of its parameters. */
    String layerName(int layer) {
        if (!form.members()) {
            return "layer" + (layer + 1);
        }
        return layer == layers.size() - 1 ? "output" : "hidden" + layer;
    }

    String weight(int layer) {
        return layerName(layer) + ".weight";
    }

    String bias(int layer) {
        return layerName(layer) + ".bias";
    }

    /** The qualified name of the generated network. */
    String className() {
        return PACKAGE + "." + (form.nested() ? "Outer" + name + "_" : "") + name + "Network";
    }

    /** The spec's compilation unit. */
    String source() {
        String text = declaration();
        if (form.nested()) {
            text = "final class Outer" + name + " {\n" + text.indent(4) + "}\n";
        }
        return "package " + PACKAGE + ";\n\nimport io.neurapt.*;\n\n" + text;
    }

    private String declaration() {
        StringBuilder text = new StringBuilder("@SuppressWarnings(\"neurapt\")\n"); // random networks are unwise
        text.append("@Network(inputs = ")
                .append(inputs)
                .append(", loss = Loss.")
                .append(loss);
        text.append(", precision = Precision.").append(precision);
        text.append(form == Form.STACKED_RENAMED ? ", name = \"" + name + "\")\n" : ")\n");
        if (!form.members()) {
            layers.forEach(layer -> text.append(layer.annotation()).append('\n'));
        }
        text.append(form.type() ? (form.members() ? "abstract class " : "class ") : "interface ");
        text.append(name).append(suffix()).append(" {\n");
        if (form.members()) {
            for (int i = 0; i < layers.size(); i++) {
                text.append("    ").append(layers.get(i).annotation()).append('\n');
                text.append(form.type() ? "    abstract Dense " : "    Dense ");
                text.append(layerName(i)).append("();\n");
            }
        }
        return text.append("}\n").toString();
    }

    /** Of the spec's name; the generated names do not have it. */
    private String suffix() {
        return switch (form) {
            case STACKED_RENAMED -> "Draft";
            case MEMBERS_SUFFIXED -> "Spec";
            default -> "";
        };
    }
}
