package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;

/** The code of losses: their sum over m samples, and its derivative. */
final class LossCode {
    private LossCode() {}

    /** Loss and derivative as a comment. */
    static String formula(Loss loss, LayerModel output) {
        int l = output.index();
        String a = "A" + l;
        String p = output.activation() == Activation.LOG_SOFTMAX ? "exp(" + a + ")" : a;
        return switch (loss) {
            case BINARY_CROSS_ENTROPY -> "binary cross-entropy of sigmoid(Z" + l + "), and dZ" + l + " = " + a + " − Y";
            case CATEGORICAL_CROSS_ENTROPY -> "categorical cross-entropy of softmax(Z" + l + "), and dZ" + l + " = " + p
                    + " − Y";
            case SPARSE_CATEGORICAL_CROSS_ENTROPY -> "categorical cross-entropy of softmax(Z" + l + ") for classes y, and dZ" + l
                    + " = " + p + " − onehot(y)";
            case MEAN_SQUARED_ERROR -> "½·Σ (" + a + " − Y)², and dA" + l + " = " + a + " − Y";
            case MEAN_ABSOLUTE_ERROR -> "Σ |" + a + " − Y|, and dA" + l + " = sign(" + a + " − Y)";
            case HUBER -> "Σ of ½·E² where |E| ≤ 1, else |E| − ½, with E = " + a + " − Y, and dA" + l + " = E cut to [−1, 1]";
            case HINGE -> "Σ max(0, 1 − Y ∘ " + a + "), and dA" + l + " = −Y where that is positive, else 0";
            case AUTO -> throw new AssertionError("no model has it");
        };
    }

    /** Method of the runtime's plain formulas. */
    static String reference(Loss loss) {
        return switch (loss) {
            case BINARY_CROSS_ENTROPY -> "binaryCrossEntropy";
            case CATEGORICAL_CROSS_ENTROPY -> "categoricalCrossEntropy";
            case SPARSE_CATEGORICAL_CROSS_ENTROPY -> "sparseCategoricalCrossEntropy";
            case MEAN_SQUARED_ERROR -> "meanSquaredError";
            case MEAN_ABSOLUTE_ERROR -> "meanAbsoluteError";
            case HUBER -> "huber";
            case HINGE -> "hinge";
            case AUTO -> throw new AssertionError("no model has it");
        };
    }

    /** Statements that return the sum. */
    static CodeBlock code(Source source, LayerPlan output, boolean lanes) {
        int units = output.layer().outputs();
        String out = source.batchOutput(output);
        String gradient = source.gradient(output);
        Loss loss = source.network().loss();
        if (loss == Loss.CATEGORICAL_CROSS_ENTROPY) {
            return lanes
                    ? CodeBlock.of(
                            "return $T.softmaxCrossEntropy($L, y, $L, m);\n", source.runtime("kernel", "Lanes"), out, gradient)
                    : CodeBlock.of(
                            "return $T.softmaxCrossEntropy($L, $L, y, yo, $L, m);\n",
                            source.runtime("kernel", "Losses"), out, units, gradient);
        }
        if (loss == Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY) {
            ClassName kernel = source.runtime("kernel", "SparseLosses");
            return lanes
                    ? CodeBlock.of("return $T.softmaxCrossEntropy($L, y, smoothing, $L, m);\n", kernel, out, gradient)
                    : CodeBlock.of(
                            "return $T.softmaxCrossEntropy($L, $L, y, yo, smoothing, $L, m);\n", kernel, out, units, gradient);
        }
        if (!lanes) {
            return CodeBlock.of("return $L;\n", elementwise(source, out, "y, yo", gradient, units + " * m"));
        }
        if (units == 1) {
            return CodeBlock.of("return $L;\n", elementwise(source, out + "[0]", "y[0], 0", gradient + "[0]", "m"));
        }
        CodeBlock one = elementwise(source, out + "[i]", "y[i], 0", gradient + "[i]", "m");
        return CodeBlock.builder()
                .addStatement("double cost = 0")
                .add(forEachUnit(units, CodeBlock.of("cost += $L;\n", one)))
                .addStatement("return cost")
                .build();
    }

    /** A loop over the units i of a layer. */
    static CodeBlock forEachUnit(int units, CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("for (int i = 0; i < $L; i++)", units)
                .add(body)
                .endControlFlow()
                .build();
    }

    private static CodeBlock elementwise(Source source, String out, String labels, String gradient, String n) {
        String method =
                switch (source.network().loss()) {
                    case BINARY_CROSS_ENTROPY -> "sigmoidCrossEntropy";
                    case MEAN_SQUARED_ERROR -> "squaredError";
                    case MEAN_ABSOLUTE_ERROR -> "absoluteError";
                    case HUBER -> "huber";
                    case HINGE -> "hinge";
                    default -> throw new IllegalStateException(source.network().loss() + " is not element by element");
                };
        boolean first = method.equals("sigmoidCrossEntropy") || method.equals("squaredError");
        ClassName kernel = source.runtime("kernel", first ? "Losses" : "ElementLosses");
        return CodeBlock.of("$T.$L($L, $L, $L, $L)", kernel, method, out, labels, gradient, n);
    }
}
