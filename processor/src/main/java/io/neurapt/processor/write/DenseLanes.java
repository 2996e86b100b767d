package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.plan.LayerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.lang.model.element.Modifier;

/** A narrow dense layer for batches whose rows are arrays: weights in locals, the loop runs over the samples. */
final class DenseLanes implements BatchEmitter {
    /** What fits into one loop that C2 vectorises, see docs/decisions/0002-batch-layouts.md; more goes through the runtime. */
    private static final int ROWS = 4;

    private static final int COLUMNS = 2;
    private static final int COLUMNS_OF_ONE_ROW = 4;

    private static final ClassName FMA = ClassName.get("io.neurapt.kernel", "Fma");

    @Override
    public MethodSpec forward(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        String in = Source.batchInput(layer);
        String out = source.batchZ(layer);
        String a = source.batchOutput(layer);
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(product(source, layer, in, dense.inputs(), out, dense.units(), (i, j) -> j * dense.units() + i, true));
        if (source.keepsZ(layer)) {
            code.beginControlFlow("for (int i = 0; i < $L; i++)", dense.units());
            code.add(ActivationCode.apply(source, dense, out + "[i]", a + "[i]", "m"));
            code.endControlFlow();
        } else if (a.startsWith("a")) {
            code.add(rows(a, ActivationCode.inPlace(source, dense, "row", "m"), source));
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("layer" + dense.index())
                .addJavadoc(
                        "$L: $L, $L = $L·$L.\n",
                        dense.name(),
                        Formulas.forward(dense, a.toUpperCase(java.util.Locale.ROOT), Formulas.batchInput(dense)),
                        Formulas.shape(dense.units(), "m"),
                        Formulas.shape(dense.units(), dense.inputs()),
                        Formulas.shape(dense.inputs(), "m"))
                .addModifiers(Modifier.STATIC)
                .addParameter(source.vector(), "p")
                .addParameter(source.matrix(), in);
        if (source.keepsZ(layer)) {
            method.addParameter(source.matrix(), out);
        }
        return method.addParameter(source.matrix(), a)
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build();
    }

    @Override
    public List<MethodSpec> backward(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        if (dense.index() == 1) {
            return List.of();
        }
        DenseModel before = source.before(layer).dense();
        int l = dense.index();
        String dz = "dz" + l;
        String previous = "dz" + (l - 1);
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(product(
                source, layer, dz, dense.units(), previous, dense.inputs(), (j, i) -> j * dense.units() + i, false));
        String z = source.batchZ(source.before(layer));
        CodeBlock gradient =
                ActivationCode.gradient(source, before, z + "[i]", "a" + (l - 1) + "[i]", previous + "[i]", "m");
        if (!gradient.isEmpty()) {
            code.add("// dZ$L = dA$L ∘ $L\n", l - 1, l - 1, Formulas.derivative(before));
            code.beginControlFlow("for (int i = 0; i < $L; i++)", dense.inputs());
            code.add(gradient);
            code.endControlFlow();
        }
        return List.of(MethodSpec.methodBuilder("layer" + l)
                .addJavadoc(
                        "$L: dA$L = W$Lᵀ·dZ$L, $L = $L·$L, and from it dZ$L.\n",
                        dense.name(),
                        l - 1,
                        l,
                        l,
                        Formulas.shape(dense.inputs(), "m"),
                        Formulas.shape(dense.inputs(), dense.units()),
                        Formulas.shape(dense.units(), "m"),
                        l - 1)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(source.vector(), "p")
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build());
    }

    @Override
    public CodeBlock gradientsCall(Source source, LayerPlan layer) {
        return CodeBlock.builder()
                .add(Formulas.gradients(layer.dense()))
                .addStatement(
                        "$T.addGradients(scale, $L, $L, m, g, $L, $L)",
                        source.runtime("kernel", "Lanes"),
                        source.gradient(layer),
                        Source.batchInput(layer),
                        Source.weight(layer),
                        layer.dense().bias() ? Source.bias(layer) : -1)
                .build();
    }

    /**
     * {@code out[i] = Σ_j w(i, j)·in[j]} for every sample, in one loop or by the runtime's blocks. A loop reads all it needs
     * before it writes, as the compiler cannot know that the rows differ.
     *
     * @param weight where w(i, j) stands in W
     * @param biased whether the bias is added
     */
    private static CodeBlock product(
            Source source,
            LayerPlan layer,
            String in,
            int inputs,
            String out,
            int outputs,
            IntBinaryOperator weight,
            boolean biased) {
        int columns = outputs == 1 ? COLUMNS_OF_ONE_ROW : COLUMNS;
        if (outputs > ROWS || inputs > columns) {
            return CodeBlock.builder()
                    .addStatement(
                            "$T.product(p, $L, $L, $L, $L, $L, $L, m)",
                            source.runtime("kernel", "Lanes"),
                            Source.weight(layer),
                            biased ? 1 : layer.dense().units(),
                            biased ? layer.dense().units() : 1,
                            biased && layer.bias() >= 0 ? Source.bias(layer) : -1,
                            in,
                            out)
                    .build();
        }
        return CodeBlock.builder()
                .add(locals(source, in, inputs))
                .add(locals(source, out, outputs))
                .add(loop(source, layer, in, inputs, out, outputs, weight, biased))
                .build();
    }

    /** The rows of a matrix in variables: only then can the compiler tell them apart. */
    private static CodeBlock locals(Source source, String matrix, int rows) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < rows; i++) {
            code.addStatement("final $T $L_$L = $L[$L]", source.vector(), matrix, i, matrix, i);
        }
        return code.build();
    }

    private static CodeBlock loop(
            Source source,
            LayerPlan layer,
            String in,
            int inputs,
            String out,
            int outputs,
            IntBinaryOperator weight,
            boolean biased) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<CodeBlock> sums = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            CodeBlock sum = CodeBlock.of("");
            if (biased && layer.bias() >= 0) {
                code.addStatement("final $T b_$L = $L", source.number(), i, Source.parameter(Source.bias(layer), i));
                sum = CodeBlock.of("b_$L", i);
            }
            for (int j = 0; j < inputs; j++) {
                String w = Source.parameter(Source.weight(layer), weight.applyAsInt(i, j));
                code.addStatement("final $T w_$L_$L = $L", source.number(), i, j, w);
                sum = sum.isEmpty()
                        ? CodeBlock.of("w_$L_$L * v_$L", i, j, j)
                        : CodeBlock.of("$T.fma(w_$L_$L, v_$L, $L)", FMA, i, j, j, sum);
            }
            sums.add(sum);
        }
        code.beginControlFlow("for (int s = 0; s < m; s++)");
        for (int j = 0; j < inputs; j++) {
            code.addStatement("final $T v_$L = $L_$L[s]", source.number(), j, in, j);
        }
        for (int i = 0; i < outputs; i++) {
            code.addStatement("$L_$L[s] = $L", out, i, sums.get(i));
        }
        return code.endControlFlow().build();
    }

    private static CodeBlock rows(String matrix, CodeBlock body, Source source) {
        if (body.isEmpty()) {
            return body;
        }
        return CodeBlock.builder()
                .beginControlFlow("for ($T row : $L)", source.vector(), matrix)
                .add(body)
                .endControlFlow()
                .build();
    }
}
