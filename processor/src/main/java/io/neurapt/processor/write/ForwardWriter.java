package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.plan.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code XForward}: the predictions, and the forward pass of batches that training shares. */
final class ForwardWriter {
    /** Batches of fewer samples than this are predicted one by one: a matrix product would not pay. */
    private static final int FEW_SAMPLES = 4;
    /** Samples per pass of a batch prediction, as in training. */
    private static final int CHUNK = 512;

    private final Source source;
    private final NetworkPlan plan;
    private final TypeSpec.Builder type;

    private ForwardWriter(Source source) {
        this.source = source;
        plan = source.plan();
        type = TypeSpec.classBuilder(source.generated("Forward"));
    }

    static TypeSpec write(Source source) {
        ForwardWriter writer = new ForwardWriter(source);
        writer.addHead();
        writer.addConstants();
        writer.addFields();
        writer.addConstructor();
        writer.addPredict();
        writer.addSteps();
        if (source.plan().batches() == NetworkPlan.Batches.COLUMNS) {
            writer.addPredictBatch();
        }
        writer.addBatchLayers();
        return writer.type.build();
    }

    private void addHead() {
        NetworkModel network = source.network();
        type.addJavadoc(
                        "Forward pass of {@link $L}.\n\n$L\n"
                                + "<p>All parameters lie in one array p: W1, b1, W2, b2, …, each W column by column (units × inputs). "
                                + "In formulas\nx and a1, a2, … are one sample, X and A1, A2, … are m samples side by side.\n\n"
                                + "<p>An instance is an immutable snapshot of the parameters, safe for any number of threads.\n",
                        network.spec(),
                        LayerTable.of(plan))
                .addAnnotation(ClassName.get("io.neurapt.internal", "Generated"))
                .addModifiers(Modifier.FINAL)
                .superclass(source.runtime("internal", "Forward"));
    }

    private void addConstants() {
        for (LayerPlan layer : plan.layers()) {
            if (layer.isDense()) {
                addDenseConstants(layer);
                continue;
            }
            int offset = layer.weight();
            for (LayerEmitter.Parameter parameter : Emitters.of(layer.layer()).parameters(layer.layer())) {
                type.addField(constant(parameter.constant() + layer.layer().index(), offset)
                        .addJavadoc("$L, $L × 1.", parameter.symbol(), parameter.rows())
                        .build());
                offset += parameter.rows();
            }
        }
    }

    private void addDenseConstants(LayerPlan layer) {
        DenseModel dense = layer.dense();
        type.addField(constant(Source.weight(layer), layer.weight())
                .addJavadoc("W$L, $L × $L.", dense.index(), dense.units(), dense.inputs())
                .build());
        if (layer.bias() >= 0) {
            type.addField(constant(Source.bias(layer), layer.bias())
                    .addJavadoc("b$L, $L × 1.", dense.index(), dense.units())
                    .build());
        }
    }

    private static FieldSpec.Builder constant(String name, int value) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.STATIC, Modifier.FINAL).initializer("$L", value);
    }

    /** Steps in loops need scratch space, and those over units their own copy of W. */
    private void addFields() {
        if (!plan.isStraightLine()) {
            CodeBlock lengths = plan.steps().stream()
                    .filter(step -> !step.isUnrolled() || step != lastStep())
                    .map(step -> CodeBlock.of("$L", step.last().layer().outputs()))
                    .collect(CodeBlock.joining(", "));
            ClassName scratch = source.runtime("internal", "Scratch");
            type.addField(FieldSpec.builder(scratch, "SCRATCH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T($L)", scratch, lengths)
                    .build());
        }
        for (LayerPlan layer : packedLayers()) {
            int l = layer.layer().index();
            boolean columns = layer.sample() == LayerPlan.Sample.COLUMNS;
            ClassName packed = source.runtime("kernel", "Packed");
            type.addField(FieldSpec.builder(packed, Source.packed(layer), Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc(
                            "b$L and the $L of W$L as the fastest kernels of the process read them; null for the loops below.",
                            l,
                            columns ? "columns" : "rows",
                            l)
                    .build());
            if (!columns) {
                continue;
            }
            type.addField(FieldSpec.builder(source.matrix(), Source.columns(layer), Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc("The columns of W$L, for the loops.", l)
                    .build());
        }
    }

    private void addConstructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(source.vector(), "parameters")
                .addStatement(plan.folds() ? "super(parameters, true)" : "super(parameters)");
        for (LayerPlan both : plan.prediction()) {
            if (both.folded() != null) {
                LayerPlan dense = plan.layers().get(both.layer().index() - 1);
                constructor.addCode("// $L does the work of both\n", dense.layer().name());
                constructor.addCode(Emitters.of(both.folded().layer()).fold(source, both.folded(), dense));
            }
        }
        for (LayerPlan layer : packedLayers()) {
            DenseModel dense = layer.dense();
            constructor.addStatement(
                    "$L = packed($L, $L, $L, $L)",
                    Source.packed(layer),
                    Source.weight(layer),
                    dense.bias() ? Source.bias(layer) : -1,
                    dense.units(),
                    dense.inputs());
            if (layer.sample() == LayerPlan.Sample.COLUMNS) {
                constructor.addStatement(
                        "$L = $L == null ? columns($L, $L, $L) : null",
                        Source.columns(layer), Source.packed(layer), Source.weight(layer), dense.units(), dense.inputs());
            }
        }
        type.addMethod(constructor.build());
    }

    private List<LayerPlan> packedLayers() {
        return plan.prediction().stream()
                .filter(layer -> layer.sample() == LayerPlan.Sample.COLUMNS || layer.sample() == LayerPlan.Sample.SUMS)
                .toList();
    }

    private Step lastStep() {
        return plan.steps().get(plan.steps().size() - 1);
    }

    private void addPredict() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predict")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(source.vector(), "x")
                .addParameter(TypeName.INT, "xo")
                .addParameter(source.vector(), "out")
                .addParameter(TypeName.INT, "oo");
        if (plan.isStraightLine()) {
            method.addCode(straightLine(lastStep(), "x", "xo"));
        } else {
            method.addCode(steps());
        }
        type.addMethod(method.build());
    }

    /** One call per step; each fills an array of the thread's scratch space. */
    private CodeBlock steps() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("final $T scratch = SCRATCH.get()", source.matrix());
        String in = "x";
        String offset = "xo";
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            boolean last = step == lastStep();
            if (step.isUnrolled() && last) {
                code.addStatement("$L($L, $L, out, oo)", name(step), in, offset);
                break;
            }
            String out = Source.predictionOutput(step.last());
            code.addStatement("final $T $L = scratch[$L]", source.vector(), out, i);
            code.add(step(step, in, offset, out));
            if (last) {
                int outputs = step.last().layer().outputs();
                code.addStatement("$T.arraycopy($L, 0, out, oo, $L)", System.class, out, outputs);
            }
            in = out;
            offset = "0";
        }
        return code.build();
    }

    private CodeBlock step(Step step, String in, String offset, String out) {
        LayerPlan layer = step.first();
        if (layer.sample() != LayerPlan.Sample.LOOP) {
            String call = step.isUnrolled() ? "$L($L, $L, $L, 0);\n" : "$L($L, $L, $L);\n";
            return CodeBlock.of(call, name(step), in, offset, out);
        }
        String units = String.valueOf(layer.layer().outputs());
        return CodeBlock.builder()
                .add(Emitters.of(layer.layer()).predict(source, layer, "p", in, offset, out, "1"))
                .add(ActivationCode.inPlace(source, layer.layer(), out, units))
                .build();
    }

    private static String name(Step step) {
        int first = step.first().layer().index();
        int last = step.last().layer().index();
        return first == last ? "predictLayer" + first : "predictLayers" + first + "To" + last;
    }

    private static String names(Step step) {
        String first = step.first().layer().name();
        return step.layers().size() == 1 ? first : first + " to " + step.last().layer().name();
    }

    private void addSteps() {
        if (plan.isStraightLine()) {
            return;
        }
        for (Step step : plan.steps()) {
            if (step.first().sample() == LayerPlan.Sample.LOOP) {
                continue;
            }
            if (!step.isUnrolled()) {
                type.addMethod(Emitters.sample().loop(source, step.first(), name(step)));
                continue;
            }
            type.addMethod(MethodSpec.methodBuilder(name(step))
                    .addJavadoc("$L as straight-line code.\n", names(step))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(source.vector(), "x")
                    .addParameter(TypeName.INT, "xo")
                    .addParameter(source.vector(), "out")
                    .addParameter(TypeName.INT, "oo")
                    .addCode(straightLine(step, "x", "xo"))
                    .build());
        }
    }

    private CodeBlock straightLine(Step step, String array, String offset) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> values = new ArrayList<>();
        for (int j = 0; j < step.first().layer().inputs(); j++) {
            values.add(array + "_" + j);
            code.addStatement(
                    "final $T $L = $L", source.number(), array + "_" + j, Source.element(array, offset, j));
        }
        for (LayerPlan layer : step.layers()) {
            if (layer == step.last()) {
                code.add(Emitters.sample().unrolledToArray(source, layer, values));
            } else {
                SampleEmitter.Unrolled unrolled = Emitters.sample().unrolled(source, layer, values);
                code.add(unrolled.code());
                values = unrolled.outputs();
            }
        }
        return code.build();
    }

    /** Layer after layer for a chunk of samples. */
    private void addPredictBatch() {
        DenseModel output = plan.layers().get(plan.layers().size() - 1).dense();
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("if (m < $L)", FEW_SAMPLES);
        code.addStatement("super.predictBatch(x, out, m)");
        code.addStatement("return");
        code.endControlFlow();
        code.addStatement("final int n = $T.min(m, $L)", Math.class, CHUNK);
        code.addStatement("final $T scratch = BATCH.take(n)", source.matrix());
        int arrays = 0;
        for (LayerPlan layer : plan.layers()) {
            if (keepsInput(layer)) {
                code.addStatement("final $T $L = $L", source.vector(), source.batchOutput(layer), Source.batchInput(layer));
            } else {
                code.addStatement("final $T $L = scratch[$L]", source.vector(), source.batchOutput(layer), arrays++);
            }
        }
        code.beginControlFlow("for (int s = 0; s < m; s += n)");
        code.addStatement("final int k = $T.min(n, m - s)", Math.class);
        for (LayerPlan layer : plan.layers()) {
            code.add(batchLayer(layer));
        }
        String last = source.batchOutput(plan.layers().get(plan.layers().size() - 1));
        if (source.takesLogits()) {
            code.add("// $L = $L(Z$L)\n", "A" + output.index(), Formulas.name(output.activation()), output.index());
            code.add(
                    output.activation().isElementwise()
                            ? ActivationCode.inPlace(source, output, last, output.units() + " * k")
                            : CodeBlock.of(
                                    "$T." + ActivationCode.method(output.activation()).orElseThrow() + "Columns($L, $L, k);\n",
                                    source.activations(), last, output.units()));
        }
        code.addStatement(
                "$T.arraycopy($L, 0, out, $L * s, $L * k)", System.class, last, output.units(), output.units());
        code.endControlFlow();
        code.addStatement("BATCH.back(scratch)");
        CodeBlock units = plan.layers().stream()
                .filter(layer -> !keepsInput(layer))
                .map(layer -> CodeBlock.of("$L", layer.layer().outputs()))
                .collect(CodeBlock.joining(", "));
        ClassName scratch = source.runtime("internal", "BatchScratch");
        type.addField(FieldSpec.builder(scratch, "BATCH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($L)", scratch, units)
                .build());
        type.addMethod(MethodSpec.methodBuilder("predictBatch")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(source.vector(), "x")
                .addParameter(source.vector(), "out")
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build());
    }

    /** Whether a batch leaves a layer as it came in. */
    private static boolean keepsInput(LayerPlan layer) {
        return layer.sample() == LayerPlan.Sample.NONE && layer.layer().index() > 1;
    }

    /** One layer of {@code predictBatch}. */
    private CodeBlock batchLayer(LayerPlan layer) {
        int l = layer.layer().index();
        String p = plan.folds() ? "parameters" : "p";
        String in = Source.batchInput(layer);
        String offset = source.network().inputs() + " * s";
        String out = source.batchOutput(layer);
        if (layer.isDense()) {
            String z = source.keepsZ(layer) ? out + ", " : "";
            return CodeBlock.of("layer$L($L, $L$L, $L$L, k);\n", l, p, in, l == 1 ? ", " + offset : "", z, out);
        }
        int units = layer.layer().outputs();
        if (layer.sample() == LayerPlan.Sample.NONE) {
            return l > 1
                    ? CodeBlock.of("")
                    : CodeBlock.of("$T.arraycopy(x, $L, $L, 0, $L * k);\n", System.class, offset, out, units);
        }
        return CodeBlock.builder()
                .add(Emitters.of(layer.layer()).predict(source, layer, p, in, l == 1 ? offset : "0", out, "k"))
                .add(ActivationCode.inPlace(source, layer.layer(), out, units + " * k"))
                .build();
    }

    private void addBatchLayers() {
        for (LayerPlan layer : plan.layers()) {
            if (layer.isDense()) {
                type.addMethod(Emitters.batch(plan).forward(source, layer));
            }
        }
    }
}
