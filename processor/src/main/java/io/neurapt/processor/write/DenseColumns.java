package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** A dense layer for batches whose columns are samples: three matrix products by BLAS. */
final class DenseColumns implements BatchEmitter {
    private static final ClassName BLAS = ClassName.get("io.neurapt.kernel", "Blas");

    @Override
    public MethodSpec forward(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        int units = dense.units();
        int inputs = dense.inputs();
        String in = Source.batchInput(layer);
        String out = source.batchZ(layer);
        String a = source.batchOutput(layer);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean bias = layer.bias() >= 0;
        if (bias) {
            code.add("// every column starts as b$L\n", dense.index());
            code.addStatement(
                    "$T.bias(p, $L, $L, $L, m)", source.runtime("kernel", "Columns"), Source.bias(layer), units, out);
        }
        code.add("// Z$L $L $L\n", dense.index(), bias ? "+=" : "=", "W" + dense.index() + "·" + Formulas.batchInput(dense));
        code.addStatement(
                "$T.gemm('N', 'N', $L, m, $L, $L, p, $L, $L, $L, $L, $L, $L, $L, 0, $L)",
                BLAS,
                units,
                inputs,
                source.whole(1),
                Source.weight(layer),
                units,
                in,
                dense.index() == 1 ? "xo" : "0",
                inputs,
                source.whole(bias ? 1 : 0),
                out,
                units);
        if (a.startsWith("a")) {
            code.add(ActivationCode.apply(source, dense, out, a, units + " * m"));
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("layer" + dense.index())
                .addJavadoc(
                        "$L: $L, $L = $L·$L.\n",
                        dense.name(),
                        Formulas.forward(dense, a.toUpperCase(Locale.ROOT), Formulas.batchInput(dense)),
                        Formulas.shape(units, "m"),
                        Formulas.shape(units, inputs),
                        Formulas.shape(inputs, "m"))
                .addModifiers(Modifier.STATIC)
                .addParameter(source.vector(), "p")
                .addParameter(source.vector(), in);
        if (dense.index() == 1) {
            method.addParameter(TypeName.INT, "xo");
        }
        if (source.keepsZ(layer)) {
            method.addParameter(source.vector(), out);
        }
        return method.addParameter(source.vector(), a)
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build();
    }

    @Override
    public List<MethodSpec> backward(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        int l = dense.index();
        if (l == 1) {
            return List.of();
        }
        return List.of(MethodSpec.methodBuilder("layer" + l)
                .addJavadoc(
                        "$L: dA$L = W$Lᵀ·dZ$L, $L = $L·$L$L.\n",
                        dense.name(),
                        l - 1,
                        l,
                        l,
                        Formulas.shape(dense.inputs(), "m"),
                        Formulas.shape(dense.inputs(), dense.units()),
                        Formulas.shape(dense.units(), "m"),
                        source.hasZ(source.before(layer)) ? ", and from it dZ" + (l - 1) : "")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(source.vector(), "p")
                .addParameter(TypeName.INT, "m")
                .addCode(inputs(source, layer))
                .build());
    }

    @Override
    public CodeBlock gradientsCall(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        return CodeBlock.builder()
                .add(Formulas.gradients(dense))
                .addStatement(
                        "$T.gradients(scale, $L, $L, $L, $L, $L, m, beta, g, $L, $L, part)",
                        source.runtime("kernel", "Columns"),
                        source.gradient(layer),
                        dense.units(),
                        Source.batchInput(layer),
                        dense.index() == 1 ? "xo" : "0",
                        dense.inputs(),
                        Source.weight(layer),
                        dense.bias() ? Source.bias(layer) : -1)
                .build();
    }

    private static CodeBlock inputs(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        LayerPlan previous = source.before(layer);
        LayerModel before = previous.layer();
        int l = dense.index();
        int units = dense.units();
        int inputs = dense.inputs();
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement(
                "$T.gemm('T', 'N', $L, m, $L, $L, p, $L, $L, dz$L, 0, $L, $L, $L, 0, $L)",
                BLAS,
                inputs,
                units,
                source.whole(1),
                Source.weight(layer),
                units,
                l,
                units,
                source.whole(0),
                source.gradient(previous),
                inputs);
        CodeBlock gradient = ActivationCode.gradient(
                source,
                before,
                source.batchZ(previous),
                source.batchOutput(previous),
                source.gradient(previous),
                inputs + " * m");
        if (!gradient.isEmpty()) {
            code.add("// dZ$L = dA$L ∘ $L\n", l - 1, l - 1, Formulas.derivative(before));
            code.add(gradient);
        }
        return code.build();
    }
}
