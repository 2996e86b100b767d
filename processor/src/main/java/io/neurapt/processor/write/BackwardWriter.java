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
    private static final ClassName PART = ClassName.get("io.neurapt.kernel", "Part");

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
        writer.addLoss();
        writer.addBackward();
        writer.addGradients();
        writer.addLayers();
        writer.addFinish();
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
            if (!layer.isDense()) {
                Emitters.of(layer.layer())
                        .parameters(layer.layer())
                        .forEach(parameter -> addConstant(parameter.constant() + layer.layer().index()));
                continue;
            }
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
        for (LayerPlan layer : plan.layers()) {
            if (!layer.isDense()) {
                ClassName worker = Emitters.of(layer.layer()).worker(source);
                type.addField(worker, source.worker(layer), Modifier.PRIVATE, Modifier.FINAL);
            }
            for (String array : arrays(layer)) {
                type.addField(lanes ? source.matrix() : source.vector(), array, Modifier.PRIVATE, Modifier.FINAL);
            }
        }
    }

    /** What training keeps of a layer: its z where that is needed, its output, and the derivative by it. */
    private List<String> arrays(LayerPlan layer) {
        String out = source.batchOutput(layer);
        String gradient = source.gradient(layer);
        return source.keepsZ(layer) ? List.of(source.batchZ(layer), out, gradient) : List.of(out, gradient);
    }

    private void addConstructor() {
        boolean whole = plan.needsWholeBatch();
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(TypeName.INT, "samples")
                .addStatement(
                        "super($L, $L$L)",
                        source.network().inputs(),
                        source.network().loss().labelRows(source.network().output().outputs()),
                        lanes
                                ? CodeBlock.of(", $T.min(samples, CHUNK)", Math.class)
                                : whole ? CodeBlock.of(", $T.max(1, samples)", Math.class) : "")
                .addStatement("final int m = $L", whole ? "samples" : CodeBlock.of("$T.min(samples, CHUNK)", Math.class));
        String allocation = lanes ? "$L = new $T[$L][m]" : "$L = new $T[$L * m]";
        for (LayerPlan layer : plan.layers()) {
            if (!layer.isDense()) {
                LayerEmitter emitter = Emitters.of(layer.layer());
                constructor.addStatement(
                        "$L = new $T($L)", source.worker(layer), emitter.worker(source), emitter.workerArguments(source, layer));
            }
            for (String array : arrays(layer)) {
                constructor.addStatement(allocation, array, source.number(), layer.layer().outputs());
            }
        }
        constructor.addStatement(
                lanes ? "setOutput($L, $L)" : "setOutput($L, $L, $L)",
                outputArguments());
        type.addMethod(constructor.build());
        // Here, so that a network that only predicts is verified without loading this class.
        type.addMethod(MethodSpec.methodBuilder("workspace")
                .addJavadoc("A workspace for batches of up to so many samples.\n")
                .addModifiers(Modifier.STATIC)
                .returns(source.runtime("internal", "Backward"))
                .addParameter(TypeName.INT, "samples")
                .addStatement("return new $T(samples)", source.generated("Backward"))
                .build());
    }

    private Object[] outputArguments() {
        String out = source.batchOutput(output);
        String gradient = source.gradient(output);
        return lanes
                ? new Object[] {out, gradient}
                : new Object[] {out, gradient, output.layer().outputs()};
    }

    private void addForward() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            String offset = layer.layer().index() == 1 ? "xo" : "0";
            String in = Source.batchInput(layer);
            String out = source.batchOutput(layer);
            if (layer.isDense()) {
                String from = in + (!lanes && layer.layer().index() == 1 ? ", xo" : "");
                String z = source.keepsZ(layer) ? source.batchZ(layer) + ", " : "";
                code.addStatement("$T.layer$L(p, $L, $L$L, m)", forward, layer.layer().index(), from, z, out);
                continue;
            }
            LayerEmitter emitter = Emitters.of(layer.layer());
            String z = source.batchZ(layer);
            code.add("// $L: $L\n", layer.layer().name(), emitter.forwardFormula(layer.layer(), symbol(in), symbol(z)));
            code.add(emitter.forward(source, layer, source.worker(layer), in, offset, z));
            CodeBlock activation = ActivationCode.apply(source, layer.layer(), z, out, layer.layer().outputs() + " * m");
            if (!activation.isEmpty()) {
                code.add("// A$L = $L of it\n", layer.layer().index(), Formulas.name(layer.layer().activation()));
                code.add(activation);
            }
        }
        type.addMethod(batch(pass("forward").addParameter(source.vector(), "p"))
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build());
    }

    private static String symbol(String array) {
        return array.toUpperCase(java.util.Locale.ROOT);
    }

    private static MethodSpec.Builder pass(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }

    /** The batch in the layout's form, as parameters. */
    private MethodSpec.Builder batch(MethodSpec.Builder method) {
        method.addParameter(lanes ? source.matrix() : source.vector(), "x");
        return lanes ? method : method.addParameter(TypeName.INT, "xo");
    }

    private void addLoss() {
        TypeName array = lanes ? source.matrix() : source.vector();
        MethodSpec.Builder method = pass("loss")
                .returns(double.class)
                .addParameter(array, source.batchOutput(output))
                .addParameter(array, "y");
        if (!lanes) {
            method.addParameter(TypeName.INT, "yo");
        }
        type.addMethod(method.addParameter(array, source.gradient(output))
                .addParameter(TypeName.INT, "m")
                .addCode("// $L\n", LossCode.formula(source.network().loss(), output.layer()))
                .addCode(LossCode.code(source, output, lanes))
                .build());
    }

    private void addBackward() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(outputDerivative());
        List<LayerPlan> layers = plan.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerPlan layer = layers.get(i);
            code.add(layer.isDense() ? Emitters.batch(plan).backwardCall(source, layer) : special(layer));
        }
        if (code.isEmpty()) {
            code.add("// the loss has given dZ1, and there is no layer before\n");
        }
        type.addMethod(pass("backward")
                .addParameter(source.vector(), "p")
                .addParameter(TypeName.INT, "m")
                .addCode(code.build())
                .build());
    }

    /** The second step; see {@code FloatBackward}. */
    private void addGradients() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            code.add(layer.isDense() ? Emitters.batch(plan).gradientsCall(source, layer) : specialGradients(layer));
        }
        MethodSpec.Builder method =
                batch(pass("gradients")).addParameter(TypeName.INT, "m").addParameter(source.number(), "scale");
        if (!lanes) {
            method.addParameter(source.number(), "beta");
        }
        method.addParameter(source.vector(), "g");
        if (!lanes) {
            method.addParameter(PART, "part");
        }
        type.addMethod(method.addCode(code.build()).build());
    }

    private CodeBlock specialGradients(LayerPlan layer) {
        LayerEmitter emitter = Emitters.of(layer.layer());
        CodeBlock call = emitter.gradients(source, layer, source.worker(layer), source.gradient(layer));
        if (call.isEmpty()) {
            return call;
        }
        String formula = emitter.gradientsFormula(layer.layer(), derivativeOf(layer));
        return CodeBlock.builder().add("// $L: $L\n", layer.layer().name(), formula).add(call).build();
    }

    private String derivativeOf(LayerPlan layer) {
        return "d" + (source.hasZ(layer) ? "Z" : "A") + layer.layer().index();
    }

    /** From the loss's derivative by A to that by Z, where the loss does not contain the activation. */
    private CodeBlock outputDerivative() {
        if (source.takesLogits() || output.layer().activation() == Activation.IDENTITY) {
            return CodeBlock.of("");
        }
        int l = output.layer().index();
        CodeBlock comment = CodeBlock.of("// dZ$L = dA$L ∘ $L\n", l, l, Formulas.derivative(output.layer()));
        CodeBlock derivative = derivative(output);
        return CodeBlock.builder()
                .add(comment)
                .add(lanes ? LossCode.forEachUnit(output.layer().outputs(), derivative) : derivative)
                .build();
    }

    /** Of the activation of a layer. */
    private CodeBlock derivative(LayerPlan layer) {
        String element = lanes ? "[i]" : "";
        return ActivationCode.gradient(
                source,
                layer.layer(),
                source.batchZ(layer) + element,
                source.batchOutput(layer) + element,
                source.gradient(layer) + element,
                lanes ? "m" : layer.layer().outputs() + " * m");
    }

    /** A layer of a kind other than dense; like a dense one, it leaves the derivative by Z of the layer before. */
    private CodeBlock special(LayerPlan layer) {
        int l = layer.layer().index();
        LayerPlan before = l == 1 ? null : source.before(layer);
        String dIn = before == null ? "null" : source.gradient(before);
        LayerEmitter emitter = Emitters.of(layer.layer());
        CodeBlock call = emitter.backward(source, layer, source.worker(layer), source.gradient(layer), dIn);
        if (call.isEmpty()) {
            return call;
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("// $L: $L\n", layer.layer().name(), emitter.backwardFormula(layer.layer(), derivativeOf(layer), "dA" + (l - 1)));
        code.add(call);
        CodeBlock derivative = before == null ? CodeBlock.of("") : derivative(before);
        if (!derivative.isEmpty()) {
            code.add("// dZ$L = dA$L ∘ $L\n", l - 1, l - 1, Formulas.derivative(before.layer()));
            code.add(derivative);
        }
        return code.build();
    }

    private void addLayers() {
        for (LayerPlan layer : plan.layers()) {
            if (layer.isDense()) {
                type.addMethods(Emitters.batch(plan).backward(source, layer));
            }
        }
    }

    private void addFinish() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LayerPlan layer : plan.layers()) {
            if (!layer.isDense()) {
                code.add(Emitters.of(layer.layer()).finish(source, layer, source.worker(layer)));
            }
        }
        if (!code.isEmpty()) {
            type.addMethod(MethodSpec.methodBuilder("finish")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(source.vector(), "p")
                    .addParameter(TypeName.BOOLEAN, "first")
                    .addParameter(source.number(), "share")
                    .addCode(code.build())
                    .build());
        }
    }

    private void addReference() {
        TypeName array = ArrayTypeName.of(TypeName.DOUBLE);
        CodeBlock.Builder code = CodeBlock.builder();
        String in = "x";
        for (LayerPlan layer : plan.layers()) {
            if (layer.sample() == LayerPlan.Sample.NONE) {
                continue;
            }
            String out = source.batchOutput(layer);
            if (layer.isDense()) {
                DenseModel dense = layer.dense();
                code.add("// $L\n", Formulas.forward(dense, out, in));
                code.addStatement("final $T $L = $L", array, out, denseReference(layer, in, out.startsWith("z")));
            } else {
                LayerEmitter emitter = Emitters.of(layer.layer());
                code.addStatement("final $T $L = $L", array, out, emitter.reference(source, layer, in));
            }
            in = out;
        }
        code.addStatement("return $T.$L($L, y)", REFERENCE, LossCode.reference(source.network().loss()), in);
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

    private static CodeBlock denseReference(LayerPlan layer, String in, boolean logits) {
        DenseModel dense = layer.dense();
        Activation activation = logits ? Activation.IDENTITY : dense.activation();
        return CodeBlock.of(
                "$T.dense(p, $L, $L, $L, $L, $T.$L$L)",
                REFERENCE,
                Source.weight(layer),
                dense.bias() ? Source.bias(layer) : -1,
                in,
                dense.units(),
                Activation.class,
                activation,
                logits || dense.activationParameter().isEmpty() ? "" : ", " + dense.activationParameter().getAsDouble());
    }
}
