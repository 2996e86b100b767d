package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A dense layer for one sample. */
final class DenseSample implements SampleEmitter {
    private static final ClassName FMA = ClassName.get("io.neurapt.kernel", "Fma");
    /** Columns of W that one pass over the units adds: the sum is loaded and stored once for all of them. */
    private static final int PASS = 8;
    /** Products of one group in a sum: groups are independent, so that their additions overlap. */
    private static final int GROUP = 4;

    @Override
    public Unrolled unrolled(Source source, LayerPlan layer, List<String> inputs) {
        DenseModel dense = layer.dense();
        CodeBlock.Builder code = CodeBlock.builder().add(comment(source, layer));
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < dense.units(); i++) {
            String name = Source.predictionOutput(layer) + "_" + i;
            outputs.add(name);
            CodeBlock value = ActivationCode.scalar(source, dense, sum(layer, i, inputs));
            code.addStatement("final $T $L = $L", source.number(), name, value);
        }
        return new Unrolled(code.build(), outputs);
    }

    @Override
    public CodeBlock unrolledToArray(Source source, LayerPlan layer, List<String> inputs) {
        DenseModel dense = layer.dense();
        CodeBlock.Builder code = CodeBlock.builder().add(comment(source, layer));
        for (int i = 0; i < dense.units(); i++) {
            CodeBlock value = ActivationCode.scalar(source, dense, sum(layer, i, inputs));
            code.addStatement("$L = $L", Source.element("out", "oo", i), value);
        }
        return code.add(ActivationCode.overUnits(source, dense, "out", "oo")).build();
    }

    private static CodeBlock comment(Source source, LayerPlan plan) {
        DenseModel layer = plan.dense();
        return CodeBlock.of(
                "// $L: $L, $L = $L·$L\n",
                layer.name(),
                Formulas.forward(layer, Source.predictionOutput(plan), source.predictionInput(plan)),
                Formulas.shape(layer.units(), 1),
                Formulas.shape(layer.units(), layer.inputs()),
                Formulas.shape(layer.inputs(), 1));
    }

    /** Row i of W·x + b. */
    private static CodeBlock sum(LayerPlan layer, int i, List<String> inputs) {
        CodeBlock.Builder sum = CodeBlock.builder();
        if (layer.bias() >= 0) {
            sum.add("$L", Source.parameter(Source.bias(layer), i));
        }
        int n = inputs.size();
        boolean grouped = n > 2 * GROUP;
        for (int j = 0; j < n; j++) {
            boolean opens = grouped && j % GROUP == 0;
            boolean closes = grouped && (j % GROUP == GROUP - 1 || j == n - 1);
            String weight = Source.parameter(Source.weight(layer), j * layer.dense().units() + i);
            sum.add(j > 0 || layer.bias() >= 0 ? "$W+ " : "");
            sum.add("$L$L * $L$L", opens ? "(" : "", weight, inputs.get(j), closes ? ")" : "");
        }
        return sum.build();
    }

    @Override
    public MethodSpec loop(Source source, LayerPlan layer, String name) {
        DenseModel dense = layer.dense();
        boolean columns = layer.sample() == LayerPlan.Sample.COLUMNS;
        String formula = Formulas.forward(dense, "a", "x");
        return MethodSpec.methodBuilder(name)
                .addJavadoc(
                        "$L: $L, $L = $L·$L.\n<p>$L\n",
                        dense.name(),
                        formula,
                        Formulas.shape(dense.units(), 1),
                        Formulas.shape(dense.units(), dense.inputs()),
                        Formulas.shape(dense.inputs(), 1),
                        columns
                                ? "Units lie in vector registers. Each pass of the loop adds up to " + PASS + " columns of W."
                                : "Too few units for vector registers: on the Vector API inputs lie there; else one sum per unit.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(source.vector(), "x")
                .addParameter(TypeName.INT, "xo")
                .addParameter(source.vector(), "a")
                .addCode(columns ? columns(source, layer) : sums(source, layer))
                .addCode(activation(source, dense, columns))
                .build();
    }

    /** The activation in place; ReLU is already done in the columns form, where the Vector API fuses it with the sum. */
    private static CodeBlock activation(Source source, DenseModel layer, boolean columns) {
        if (!layer.activation().isElementwise()) {
            return ActivationCode.overUnits(source, layer, "a", "0");
        }
        if (columns) {
            return layer.activation() == Activation.RELU
                    ? CodeBlock.of("")
                    : ActivationCode.inPlace(source, layer, "a", String.valueOf(layer.units()));
        }
        if (layer.activation() == Activation.IDENTITY) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < layer.units(); i++) {
            String unit = "a[" + i + "]";
            code.addStatement("$L = $L", unit, ActivationCode.scalar(source, layer, CodeBlock.of("$L", unit)));
        }
        return code.build();
    }

    private static CodeBlock columns(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        boolean relu = dense.activation() == Activation.RELU;
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("if ($L != null)", Source.packed(layer));
        code.addStatement("$L.dense(x, xo, a, $L)", Source.packed(layer), relu);
        code.nextControlFlow("else");
        if (dense.bias()) {
            code.addStatement("$T.arraycopy(p, $L, a, 0, $L)", System.class, Source.bias(layer), dense.units());
        } else {
            code.addStatement("$T.fill(a, 0, $L, $L)", java.util.Arrays.class, dense.units(), source.whole(0));
        }
        int rest = dense.inputs() % PASS;
        int full = dense.inputs() - rest;
        if (full > 0) {
            code.beginControlFlow("for (int j = 0; j < $L; j += $L)", full, PASS);
            code.add(pass(source, layer, "j", PASS));
            code.endControlFlow();
        }
        if (rest > 0) {
            code.add("// the last $L of $L columns\n", rest, dense.inputs());
            code.add(pass(source, layer, String.valueOf(full), rest));
        }
        if (relu) {
            code.add(ActivationCode.inPlace(source, dense, "a", String.valueOf(dense.units())));
        }
        return code.endControlFlow().build();
    }

    /** Adds n columns of W from {@code first} on. */
    private static CodeBlock pass(Source source, LayerPlan layer, String first, int n) {
        CodeBlock.Builder code = CodeBlock.builder();
        String columns = Source.columns(layer);
        CodeBlock.Builder sum = CodeBlock.builder().add("a[i]");
        for (int k = 0; k < n; k++) {
            code.addStatement("final $T w_$L = $L[$L]", source.vector(), k, columns, plus(first, k));
        }
        for (int k = 0; k < n; k++) {
            code.addStatement("final $T x_$L = x[xo + $L]", source.number(), k, plus(first, k));
            sum = CodeBlock.builder().add("$T.fma(w_$L[i], x_$L,$W$L)", FMA, k, k, sum.build());
        }
        code.beginControlFlow("for (int i = 0; i < $L; i++)", layer.dense().units());
        code.addStatement("a[i] = $L", sum.build());
        code.endControlFlow();
        return code.build();
    }

    private static String plus(String first, int k) {
        if (first.equals("j")) {
            return k == 0 ? first : first + " + " + k;
        }
        return String.valueOf(Integer.parseInt(first) + k);
    }

    private static CodeBlock sums(Source source, LayerPlan layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("if ($L != null)", Source.packed(layer));
        code.addStatement("$L.dense(x, xo, a, false)", Source.packed(layer));
        code.nextControlFlow("else");
        code.add(Planner.isSmall(layer.dense()) ? expressions(source, layer) : loop(source, layer));
        return code.endControlFlow().build();
    }

    private static CodeBlock expressions(Source source, LayerPlan layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> inputs = new ArrayList<>();
        for (int j = 0; j < layer.dense().inputs(); j++) {
            inputs.add("x_" + j);
            code.addStatement("final $T x_$L = $L", source.number(), j, Source.element("x", "xo", j));
        }
        for (int i = 0; i < layer.dense().units(); i++) {
            code.addStatement("a[$L] = $L", i, sum(layer, i, inputs));
        }
        return code.build();
    }

    private static CodeBlock loop(Source source, LayerPlan layer) {
        DenseModel dense = layer.dense();
        String start = Source.weight(layer);
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < dense.units(); i++) {
            String zero = source.whole(0);
            String first = layer.bias() >= 0 ? Source.parameter(Source.bias(layer), i) : zero;
            code.addStatement("$T z_$L = $L", source.number(), i, first);
        }
        String stride = dense.units() == 1 ? "j" : "j * " + dense.units();
        code.beginControlFlow("for (int j = 0; j < $L; j++)", dense.inputs());
        code.addStatement("final $T x_j = x[xo + j]", source.number());
        for (int i = 0; i < dense.units(); i++) {
            code.addStatement("z_$L += $L * x_j", i, Source.element("p", start + " + " + stride, i));
        }
        code.endControlFlow();
        for (int i = 0; i < dense.units(); i++) {
            code.addStatement("a[$L] = z_$L", i, i);
        }
        return code.build();
    }
}
