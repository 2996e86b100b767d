package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.neurapt.Activation;
import io.neurapt.processor.model.LayerModel;
import java.util.Optional;
import java.util.OptionalDouble;

/** The code of activations: of one value, of arrays, and of their derivatives. */
final class ActivationCode {
    private ActivationCode() {}

    /** Name of the methods of the runtime; empty for identity. */
    static Optional<String> method(Activation activation) {
        return switch (activation) {
            case IDENTITY -> Optional.empty();
            case SIGMOID -> Optional.of("sigmoid");
            case TANH -> Optional.of("tanh");
            case RELU -> Optional.of("relu");
            case LEAKY_RELU -> Optional.of("leakyRelu");
            case SOFTMAX -> Optional.of("softmax");
            case LOG_SOFTMAX -> Optional.of("logSoftmax");
            case ELU -> Optional.of("elu");
            case SELU -> Optional.of("selu");
            case GELU -> Optional.of("gelu");
            case GELU_TANH -> Optional.of("geluTanh");
            case SILU -> Optional.of("silu");
            case SOFTPLUS -> Optional.of("softplus");
            case MISH -> Optional.of("mish");
            case HARD_SIGMOID -> Optional.of("hardSigmoid");
        };
    }

    /** Whether the derivative takes z, as a = g(z) does not tell it. */
    static boolean needsZ(Activation activation) {
        return switch (activation) {
            case GELU, GELU_TANH, SILU, MISH -> true;
            default -> false;
        };
    }

    /** Whether the methods for arrays are those of {@code FloatActivations}, and those for one value those of {@code FloatMath}. */
    private static boolean isClassic(Activation activation) {
        return switch (activation) {
            case IDENTITY, SIGMOID, TANH, RELU, LEAKY_RELU, SOFTMAX, LOG_SOFTMAX -> true;
            default -> false;
        };
    }

    private static ClassName arrays(Source source, Activation activation) {
        return isClassic(activation) ? source.activations() : source.runtime("kernel", "Functions");
    }

    /** g of one value; softmax and its logarithm, which need all values, are left to {@link #overUnits}. */
    static CodeBlock scalar(Source source, LayerModel layer, CodeBlock z) {
        Optional<String> method = method(layer.activation());
        if (method.isEmpty() || !layer.activation().isElementwise()) {
            return z;
        }
        ClassName type = source.runtime("kernel", isClassic(layer.activation()) ? "Math" : "Functions");
        // The name must stand in the format for JavaPoet to recognise a static import.
        return CodeBlock.of("$T." + method.get() + "($L$L)", type, z, parameter(source, layer));
    }

    /** Softmax or its logarithm in place, from {@code array[offset]} on; nothing for what is element by element. */
    static CodeBlock overUnits(Source source, LayerModel layer, String array, String offset) {
        return layer.activation().isElementwise()
                ? CodeBlock.of("")
                : CodeBlock.of(
                        "$T." + method(layer.activation()).orElseThrow() + "($L, $L, $L);\n",
                        source.activations(), array, offset, layer.outputs());
    }

    /** In place, on the first {@code n} values; nothing for identity and what is not element by element. */
    static CodeBlock inPlace(Source source, LayerModel layer, String array, String n) {
        return apply(source, layer, array, array, n);
    }

    /**
     * From the array z, on the first {@code n} values; nothing for identity and what is not element by element.
     *
     * @param a receives the result; the same as z where the derivative does not take z
     */
    static CodeBlock apply(Source source, LayerModel layer, String z, String a, String n) {
        Activation activation = layer.activation();
        Optional<String> method = method(activation);
        if (method.isEmpty() || !activation.isElementwise()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement(
                        "$T.$L($L$L, $L$L)",
                        arrays(source, activation),
                        method.get(),
                        needsZ(activation) ? z + ", " : "",
                        a,
                        n,
                        parameter(source, layer))
                .build();
    }

    /** {@code dz ← dz ∘ g′}, on the first {@code n} values; nothing for identity. */
    static CodeBlock gradient(Source source, LayerModel layer, String z, String a, String dz, String n) {
        Activation activation = layer.activation();
        Optional<String> method = method(activation);
        if (method.isEmpty()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement(
                        "$T.$LGradient($L, $L, $L$L)",
                        arrays(source, activation),
                        method.get(),
                        needsZ(activation) ? z : a,
                        dz,
                        n,
                        parameter(source, layer))
                .build();
    }

    /** The activation's own number as a last argument. */
    private static String parameter(Source source, LayerModel layer) {
        OptionalDouble parameter = layer.activationParameter();
        return parameter.isPresent() ? ", " + source.literal(parameter.getAsDouble()) : "";
    }
}
