package io.neurapt.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import java.util.Locale;

/** The mathematics of a layer as comments show it. */
final class Formulas {
    private Formulas() {}

    /** An activation's name in running text. */
    static String name(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code W1·x + b1} for one sample, {@code W1·X + b1} for a batch. */
    static String product(DenseModel layer, String input) {
        int l = layer.index();
        return "W" + l + "·" + input + (layer.bias() ? " + b" + l : "");
    }

    /** {@code a1 = tanh(W1·x + b1)}. */
    static String forward(DenseModel layer, String output, String input) {
        String product = product(layer, input);
        boolean linear = layer.activation() == Activation.IDENTITY || output.toLowerCase(Locale.ROOT).startsWith("z");
        return output + " = " + (linear ? product : name(layer.activation()) + "(" + product + ")");
    }

    /** Gradients of a layer's parameters, as a comment. */
    static CodeBlock gradients(DenseModel layer) {
        int l = layer.index();
        return CodeBlock.of(
                "// $L: dW$L = 1/m·dZ$L·$Lᵀ, $L = $L·$L$L\n",
                layer.name(),
                l,
                l,
                batchInput(layer),
                shape(layer.units(), layer.inputs()),
                shape(layer.units(), "m"),
                shape("m", layer.inputs()),
                layer.bias() ? "; db" + l + " = 1/m·Σ dZ" + l : "");
    }

    /** g′ in terms of the activations A of layer l, or of its Z. */
    static String derivative(LayerModel layer) {
        String a = "A" + layer.index();
        String z = "Z" + layer.index();
        return switch (layer.activation()) {
            case SIGMOID -> a + " ∘ (1 − " + a + ")";
            case TANH -> "(1 − " + a + "²)";
            case RELU -> "(1 where " + a + " > 0, else 0)";
            case LEAKY_RELU -> "(1 where " + a + " > 0, else " + layer.slope() + ")";
            case IDENTITY, SOFTMAX, LOG_SOFTMAX -> "1";
            case ELU -> "(1 where " + a + " > 0, else " + a + " + " + (layer.alpha() == 1 ? "1" : layer.alpha()) + ")";
            case SELU -> "(λ where " + a + " > 0, else " + a + " + λα)";
            case SOFTPLUS -> "(1 − exp(−" + a + "))";
            case HARD_SIGMOID -> "(1/6 where 0 < " + a + " < 1, else 0)";
            case GELU, GELU_TANH, SILU, MISH -> name(layer.activation()) + "′(" + z + ")";
        };
    }

    /** The sample a layer takes, in formulas: {@code x}, or {@code a1}. */
    static String input(DenseModel layer) {
        return layer.index() == 1 ? "x" : "a" + (layer.index() - 1);
    }

    /** The batch a layer takes, in formulas: {@code X}, or {@code A1}. */
    static String batchInput(DenseModel layer) {
        return layer.index() == 1 ? "X" : "A" + (layer.index() - 1);
    }

    /** {@code (4 × 2)}. */
    static String shape(Object rows, Object columns) {
        return "(" + rows + " × " + columns + ")";
    }
}
