package io.neurapt.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.Activation;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code XBackward}: workspace, cost and back-propagation. */
final class BackwardWriter {
    private static final ClassName REFERENCE = ClassName.get("io.neurapt.internal", "Reference");

    private final Source source;
    private final NetworkPlan plan;
    private final boolean lanes;
    private final LayerPlan output;
    private final ClassName forward;
    private final TypeSpec.Builder type;

    private BackwardWriter(Source source) {
        this.source = source;
        plan = source.plan();
        lanes = plan.batches() == NetworkPlan.Batches.LANES;
        output = plan.layers().get(plan.layers().size() - 1);
        forward = source.generated("Forward");
        type = TypeSpec.classBuilder(source.generated("Backward"));
    }

    static TypeSpec write(Source source) {
        BackwardWriter writer = new BackwardWriter(source);
        writer.addHead();
        writer.addConstants();
        writer.addWorkspace();
        writer.addConstructor();
        writer.addForward();
        writer.addBackward();
        writer.addLayers();
        writer.addReference();
        return writer.type.build();
    }

    private void addHead() {
        type.addJavadoc(
                        "Training of {@link $L}: cost and gradients by back-propagation.\n\n"
                                + "<p>X, A1, A2, … are m samples side by side, dZ is the derivative of the losses by Z. "
                                + "Gradients are means over the\nbatch: {@code scale} is 1/m with the whole batch's m$L.\n\n"
                                + "<p>An instance is the workspace of one thread.\n",
                        source.network().spec(),
                        lanes ? "" : "; what g holds before counts {@code beta} times")
                .addAnnotation(ClassName.get("io.neurapt.internal", "Generated"))
                .addModifiers(Modifier.FINAL)
                .superclass(source.runtime("internal", lanes ? "LanesBackward" : "ColumnsBackward"));
    }

    private void addConstants() {
        for (LayerPlan layer : plan.layers()) {
            addConstant(Source.weight(layer));
            if (layer.bias() >= 0) {
                addConstant(Source.bias(layer));
            }
        }
    }

    private void addConstant(String name) {
        type.addField(FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.$L", forward, name)
                .build());
    }

    private void addWorkspace() {
        TypeName array = lanes ? source.matrix() : source.vector();
        for (LayerPlan layer : plan.layers()) {
            type.addField(array, source.batchOutput(layer), Modifier.PRIVATE, Modifier.FINAL);
            type.addField(array, dz(layer), Modifier.PRIVATE, Modifier.FINAL);
        }
    }

    private static String dz(LayerPlan layer) {
        return "dz" + layer.layer().index();
    }

    private void addConstructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(TypeName.INT, "samples")
                .addStatement(
                        "super($L, $L$L)",
                        source.network().inputs(),
                        source.network().output().outputs(),
                        lanes ? CodeBlock.of(", $T.min(samples, CHUNK)", Math.class) : "")
                .addStatement("final int m = $T.min(samples, CHUNK)", Math.class);
        String allocation = lanes ? "$L = new $T[$L][m]" : "$L = new $T[$L * m]";
        for (LayerPlan layer : plan.layers()) {
            int units = layer.layer().outputs();
            constructor.addStatement(allocation, source.batchOutput(layer), source.number(), units);
            constructor.addStatement(allocation, dz(layer), source.number(), units);
        }
        type.addMethod(constructor.build());
    }

    private void addForward() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            String in = Source.batchInput(layer) + (!lanes && layer.layer().index() == 1 ? ", xo" : "");
            code.addStatement(
                    "$T.layer$L(p, $L, $L, m)", forward, layer.layer().index(), in, source.batchOutput(layer));
        }
        code.add(loss());
        type.addMethod(pass("forward", true)
                .returns(double.class)
                .addCode(code.build())
                .build());
    }

    /** Head of {@code forward} and {@code backward}, which take the batch in the layout's form. */
    private MethodSpec.Builder pass(String name, boolean labels) {
        TypeName array = lanes ? source.matrix() : source.vector();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(source.vector(), "p")
                .addParameter(array, "x");
        if (!lanes) {
            method.addParameter(TypeName.INT, "xo");
        }
        if (labels) {
            method.addParameter(array, "y");
            if (!lanes) {
                method.addParameter(TypeName.INT, "yo");
            }
        }
        return method.addParameter(TypeName.INT, "m");
    }

    private CodeBlock loss() {
        DenseModel dense = output.dense();
        int l = dense.index();
        String out = source.batchOutput(output);
        String cost =
                switch (source.network().loss()) {
                    case BINARY_CROSS_ENTROPY -> "binary cross-entropy of sigmoid(Z" + l + "), and dZ" + l + " = A" + l + " − Y";
                    case CATEGORICAL_CROSS_ENTROPY -> "categorical cross-entropy of softmax(Z" + l + "), and dZ" + l + " = A" + l
                            + " − Y";
                    case MEAN_SQUARED_ERROR -> "½·Σ (A" + l + " − Y)², and dA" + l + " = A" + l + " − Y";
                };
        CodeBlock sum = lanes ? lanesLoss(out) : columnsLoss(out);
        CodeBlock.Builder code = CodeBlock.builder().add("// $L\n", cost);
        CodeBlock gradient = source.takesLogits()
                ? CodeBlock.of("")
                : ActivationCode.gradient(
                        source,
                        dense,
                        lanes ? out + "[i]" : out,
                        lanes ? dz(output) + "[i]" : dz(output),
                        lanes ? "m" : dense.units() + " * m");
        if (gradient.isEmpty() && !sum.isEmpty()) {
            return code.addStatement("return $L", sum).build();
        }
        if (sum.isEmpty()) {
            code.add(lanesLossLoop(out));
        } else {
            code.addStatement("final double cost = $L", sum);
        }
        if (!gradient.isEmpty()) {
            code.add("// dZ$L = dA$L ∘ $L\n", l, l, Formulas.derivative(dense));
            code.add(lanes ? forEachUnit(dense.units(), gradient) : gradient);
        }
        return code.addStatement("return cost").build();
    }

    private static CodeBlock forEachUnit(int units, CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("for (int i = 0; i < $L; i++)", units)
                .add(body)
                .endControlFlow()
                .build();
    }

    /** The sum of the losses as one expression; empty where it takes a loop over the units. */
    private CodeBlock lanesLoss(String out) {
        if (output.dense().activation() == Activation.SOFTMAX) {
            ClassName kernel = source.runtime("kernel", "Lanes");
            return CodeBlock.of("$T.softmaxCrossEntropy($L, y, $L, m)", kernel, out, dz(output));
        }
        return output.layer().outputs() == 1 ? lanesLossOf(out, "0") : CodeBlock.of("");
    }

    private CodeBlock lanesLossLoop(String out) {
        return CodeBlock.builder()
                .addStatement("double cost = 0")
                .add(forEachUnit(output.layer().outputs(), CodeBlock.of("cost += $L;\n", lanesLossOf(out, "i"))))
                .build();
    }

    private CodeBlock lanesLossOf(String out, String unit) {
        return CodeBlock.of(
                "$T.$L($L[$L], y[$L], 0, $L[$L], m)",
                source.runtime("kernel", "Losses"),
                elementwiseLoss(),
                out,
                unit,
                unit,
                dz(output),
                unit);
    }

    private String elementwiseLoss() {
        return source.takesLogits() ? "sigmoidCrossEntropy" : "squaredError";
    }

    private CodeBlock columnsLoss(String out) {
        int units = output.layer().outputs();
        ClassName losses = source.runtime("kernel", "Losses");
        if (output.dense().activation() == Activation.SOFTMAX) {
            return CodeBlock.of("$T.softmaxCrossEntropy($L, $L, y, yo, $L, m)", losses, out, units, dz(output));
        }
        return CodeBlock.of("$T.$L($L, y, yo, $L, $L * m)", losses, elementwiseLoss(), out, dz(output), units);
    }

    private void addBackward() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<LayerPlan> layers = plan.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            code.add(lanes ? lanesCalls(layers.get(i)) : columnsCall(layers.get(i)));
        }
        MethodSpec.Builder method = pass("backward", false).addParameter(source.number(), "scale");
        if (!lanes) {
            method.addParameter(source.number(), "beta");
        }
        type.addMethod(method.addParameter(source.vector(), "g")
                .addCode(code.build())
                .build());
    }

    private CodeBlock columnsCall(LayerPlan layer) {
        int l = layer.layer().index();
        return CodeBlock.of("layer$L($L, m, scale, beta, g);\n", l, l == 1 ? "x, xo" : "p");
    }

    private CodeBlock lanesCalls(LayerPlan layer) {
        DenseModel dense = layer.dense();
        int l = dense.index();
        ClassName kernel = source.runtime("kernel", "Lanes");
        CodeBlock.Builder code = CodeBlock.builder();
        if (l > 1) {
            DenseModel before = source.before(layer).dense();
            String derivative = before.activation() == Activation.IDENTITY ? "" : " ∘ " + Formulas.derivative(before);
            code.add("// dZ$L = W$Lᵀ·dZ$L$L\n", l - 1, l, l, derivative);
            code.addStatement("layer$L(p, m)", l);
        }
        code.add(
                "// $L: dW$L = 1/m·dZ$L·$Lᵀ, $L = $L·$L$L\n",
                dense.name(),
                l,
                l,
                Formulas.batchInput(dense),
                Formulas.shape(dense.units(), dense.inputs()),
                Formulas.shape(dense.units(), "m"),
                Formulas.shape("m", dense.inputs()),
                dense.bias() ? "; db" + l + " = 1/m·Σ dZ" + l : "");
        code.addStatement(
                "$T.addGradients(scale, $L, $L, m, g, $L, $L)",
                kernel,
                dz(layer),
                Source.batchInput(layer),
                Source.weight(layer),
                dense.bias() ? Source.bias(layer) : -1);
        return code.build();
    }

    private void addLayers() {
        for (LayerPlan layer : plan.layers()) {
            type.addMethods(Emitters.batch(plan, layer).backward(source, layer));
        }
    }

    private void addReference() {
        TypeName array = ArrayTypeName.of(TypeName.DOUBLE);
        CodeBlock.Builder code = CodeBlock.builder();
        String in = "x";
        for (LayerPlan layer : plan.layers()) {
            DenseModel dense = layer.dense();
            String out = source.batchOutput(layer);
            Activation activation = out.startsWith("z") ? Activation.IDENTITY : dense.activation();
            code.add("// $L\n", Formulas.forward(dense, out, Formulas.input(dense)));
            code.addStatement(
                    "final $T $L = $T.dense(p, $L, $L, $L, $L, $T.$L$L)",
                    array,
                    out,
                    REFERENCE,
                    Source.weight(layer),
                    dense.bias() ? Source.bias(layer) : -1,
                    in,
                    dense.units(),
                    Activation.class,
                    activation,
                    activation == Activation.LEAKY_RELU ? ", " + dense.slope() : "");
            in = out;
        }
        String loss =
                switch (source.network().loss()) {
                    case BINARY_CROSS_ENTROPY -> "binaryCrossEntropy";
                    case CATEGORICAL_CROSS_ENTROPY -> "categoricalCrossEntropy";
                    case MEAN_SQUARED_ERROR -> "meanSquaredError";
                };
        code.addStatement("return $T.$L($L, y)", REFERENCE, loss, in);
        type.addMethod(MethodSpec.methodBuilder("reference")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.DOUBLE)
                .addParameter(array, "p")
                .addParameter(array, "x")
                .addParameter(array, "y")
                .addCode(code.build())
                .build());
    }
}
