package io.neurapt.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import java.util.Optional;

/** The code of activations: of one value, of arrays, and of their derivatives. */
final class ActivationCode {
    private ActivationCode() {}

    /** Method of {@code FloatMath} and {@code FloatActivations}; empty for identity. */
    static Optional<String> method(Activation activation) {
        return switch (activation) {
            case IDENTITY -> Optional.empty();
            case SIGMOID -> Optional.of("sigmoid");
            case TANH -> Optional.of("tanh");
            case RELU -> Optional.of("relu");
            case LEAKY_RELU -> Optional.of("leakyRelu");
            case SOFTMAX -> Optional.of("softmax");
        };
    }

    /** g of one value; softmax, which needs all values, is left to its caller. */
    static CodeBlock scalar(Source source, DenseModel layer, CodeBlock z) {
        Optional<String> method = method(layer.activation());
        if (method.isEmpty() || layer.activation() == Activation.SOFTMAX) {
            return z;
        }
        // The name must stand in the format for JavaPoet to recognise a static import.
        return CodeBlock.of("$T." + method.get() + "($L$L)", source.runtime("kernel", "Math"), z, slope(source, layer));
    }

    /** In place, on the first {@code n} values; nothing for identity and softmax. */
    static CodeBlock inPlace(Source source, DenseModel layer, String array, String n) {
        Optional<String> method = method(layer.activation());
        if (method.isEmpty() || layer.activation() == Activation.SOFTMAX) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement("$T.$L($L, $L$L)", source.activations(), method.get(), array, n, slope(source, layer))
                .build();
    }

    /** {@code dz ← dz ∘ g′}, on the first {@code n} values; nothing for identity. */
    static CodeBlock gradient(Source source, DenseModel layer, String a, String dz, String n) {
        Optional<String> method = method(layer.activation());
        if (method.isEmpty()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement(
                        "$T.$LGradient($L, $L, $L$L)",
                        source.activations(), method.get(), a, dz, n, slope(source, layer))
                .build();
    }

    private static String slope(Source source, DenseModel layer) {
        return layer.activation() == Activation.LEAKY_RELU ? ", " + source.literal(layer.slope()) : "";
    }
}
