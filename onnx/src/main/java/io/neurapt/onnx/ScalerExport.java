package io.neurapt.onnx;

import io.neurapt.data.Scaler;
import java.util.Arrays;
import java.util.List;

/**
 * Scaling as nodes: (x − shift)·factor. A network in single precision scales in double, so that features with a large
 * mean and a small deviation keep their digits. Its model does as well with single precision alone, which every runtime
 * has: the part of the shift that a float cannot hold is taken off behind the product, (x − shift₁)·factor −
 * shift₂·factor.
 */
final class ScalerExport {
    private ScalerExport() {}

    /** Adds the nodes and returns the name of the scaled features. */
    static String write(Scaler scaler, String network, String input, Graph graph) {
        graph.enter("scaler"); // no layer can be called so
        double[] shift = scaler.shift();
        double[] factor = scaler.factor();
        if (graph.isDouble()) {
            return scaled(input, shift, factor, graph);
        }
        double[] rest = new double[shift.length];
        for (int i = 0; i < shift.length; i++) {
            requireFloat(network, i, (float) shift[i], (float) factor[i]);
            rest[i] = ((float) shift[i] - shift[i]) * factor[i];
        }
        String scaled = scaled(input, shift, factor, graph);
        boolean exact = Arrays.stream(rest).allMatch(value -> value == 0);
        return exact ? scaled : graph.node("Add", List.of(scaled, graph.vector("rest", rest)));
    }

    private static String scaled(String input, double[] shift, double[] factor, Graph graph) {
        String centered = graph.node("Sub", List.of(input, graph.vector("shift", shift)));
        return graph.node("Mul", List.of(centered, graph.vector("factor", factor)));
    }

    private static void requireFloat(String network, int feature, float shift, float factor) {
        if (!Float.isFinite(shift) || !Float.isFinite(factor) || factor == 0) {
            throw new IllegalArgumentException(network + " cannot be written as ONNX: feature " + feature + " is scaled by (x − "
                    + shift + ")·" + factor + " in single precision; bring it to an ordinary range before the network, "
                    + "or use precision = DOUBLE");
        }
    }
}
