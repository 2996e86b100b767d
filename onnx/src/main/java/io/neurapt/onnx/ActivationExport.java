package io.neurapt.onnx;

import io.neurapt.kernel.DoubleFunctions;
import io.neurapt.network.NetworkInfo;
import java.util.List;

/**
 * Activations as nodes: each is the operator of its name, where there is one. Attributes of ONNX are in single
 * precision; a number that single precision cannot hold is an attribute in no model in double precision, where the
 * activation is written by its formula instead.
 */
final class ActivationExport {
    /** The first operator set with {@code Gelu}. */
    private static final int GELU = 20;

    private final Graph graph;
    private final String z;

    private ActivationExport(Graph graph, String z) {
        this.graph = graph;
        this.z = z;
    }

    /**
     * Adds the activation of a layer.
     *
     * @param z name of the value that it takes
     * @return name of the value that it gives
     */
    static String write(NetworkInfo.Layer layer, String z, Graph graph) {
        return new ActivationExport(graph, z).write(layer);
    }

    private String write(NetworkInfo.Layer layer) {
        return switch (layer.activation()) {
            case IDENTITY -> z;
            case SIGMOID -> graph.node("Sigmoid", List.of(z));
            case TANH -> graph.node("Tanh", List.of(z));
            case RELU -> graph.node("Relu", List.of(z));
            case LEAKY_RELU -> leakyRelu(layer.setting("slope", 0.01));
            case SOFTMAX -> graph.node("Softmax", List.of(z), Graph.attribute("axis", -1));
            case LOG_SOFTMAX -> graph.node("LogSoftmax", List.of(z), Graph.attribute("axis", -1));
            case ELU -> elu(layer.setting("alpha", 1));
            case SELU -> selu();
            case GELU -> graph.node("Gelu", GELU, List.of(z));
            case GELU_TANH -> geluTanh();
            case SILU -> silu();
            case SOFTPLUS -> graph.node("Softplus", List.of(z));
            case MISH -> graph.node("Mish", List.of(z));
            case HARD_SIGMOID -> hardSigmoid();
        };
    }

    private boolean isAttribute(double number) {
        return !graph.isDouble() || number == (float) number;
    }

    private String leakyRelu(double slope) {
        return isAttribute(slope)
                ? graph.node("LeakyRelu", List.of(z), Graph.attribute("alpha", (float) slope))
                : graph.node("PRelu", List.of(z, graph.vector("slope", slope)));
    }

    private String elu(double alpha) {
        return isAttribute(alpha)
                ? graph.node("Elu", List.of(z), Graph.attribute("alpha", (float) alpha))
                : exponential(1, alpha);
    }

    private String selu() {
        double scale = DoubleFunctions.SELU_SCALE;
        return graph.isDouble()
                ? exponential(scale, scale * DoubleFunctions.SELU_ALPHA)
                : graph.node("Selu", List.of(z));
    }

    /** positive·max(z, 0) + negative·(exp(min(z, 0)) − 1). */
    private String exponential(double positive, double negative) {
        String above = graph.node("Relu", List.of(z));
        String exp = graph.node("Exp", List.of(binary("Min", z, graph.constant("zero", 0))));
        String below = binary("Sub", exp, graph.constant("one", 1));
        return binary("Add", scaled(above, "positive", positive), scaled(below, "negative", negative));
    }

    /** z·σ(2u) = ½·z·(1 + tanh(u)), u = √(2/π)·(z + 0.044715·z³). */
    private String geluTanh() {
        if (!graph.isDouble()) {
            return graph.node("Gelu", GELU, List.of(z), Graph.attribute("approximate", "tanh"));
        }
        String cube = scaled(binary("Mul", binary("Mul", z, z), z), "cube", 0.044715);
        String twice = scaled(binary("Add", z, cube), "root", 2 * Math.sqrt(2 / Math.PI));
        return binary("Mul", z, graph.node("Sigmoid", List.of(twice)));
    }

    /**
     * z·σ(z), which PyTorch writes, too; z/(1 + exp(−z)) in double, where ONNX Runtime replaces the former by a kernel
     * that it lacks.
     */
    private String silu() {
        if (!graph.isDouble()) {
            return binary("Mul", z, graph.node("Sigmoid", List.of(z)));
        }
        String exp = graph.node("Exp", List.of(graph.node("Neg", List.of(z))));
        return binary("Div", z, binary("Add", exp, graph.constant("one", 1)));
    }

    /** min(max(z + 3, 0), 6) / 6. */
    private String hardSigmoid() {
        if (!graph.isDouble()) {
            return graph.node(
                    "HardSigmoid", List.of(z), Graph.attribute("alpha", 1 / 6f), Graph.attribute("beta", 0.5f));
        }
        String shifted = binary("Add", z, graph.constant("three", 3));
        String six = graph.constant("six", 6);
        return binary("Div", graph.node("Clip", List.of(shifted, graph.constant("zero", 0), six)), six);
    }

    private String scaled(String value, String name, double factor) {
        return factor == 1 ? value : binary("Mul", value, graph.constant(name, factor));
    }

    private String binary(String operator, String a, String b) {
        return graph.node(operator, List.of(a, b));
    }
}
