package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.model.TrainingModel;
import io.neurapt.processor.plan.LayerPlan;
import javax.lang.model.element.Modifier;

/** Writes {@code XNetwork}: what programs use. Its methods are inherited; only what depends on the spec is written. */
final class NetworkWriter {
    private static final ClassName INFO = ClassName.get("io.neurapt.network", "NetworkInfo");
    private static final ClassName OPTIONS = ClassName.get("io.neurapt", "TrainingOptions");
    private static final ClassName OPTIMIZER = ClassName.get("io.neurapt", "Optimizer");
    /** What {@code @Training} says where it is absent; a test holds this against the annotation's defaults. */
    private static final TrainingModel DEFAULT_TRAINING = new TrainingModel(
            io.neurapt.OptimizerType.GRADIENT_DESCENT,
            0.01,
            1000,
            0,
            true,
            0.9,
            0.9,
            0.9,
            0.999,
            1e-8,
            10,
            1e-6,
            0,
            0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    private final Source source;
    private final NetworkModel network;
    private final ClassName name;
    private final TypeSpec.Builder type;

    private NetworkWriter(Source source) {
        this.source = source;
        network = source.network();
        name = source.generated("Network");
        type = TypeSpec.classBuilder(name);
    }

    static TypeSpec write(Source source) {
        NetworkWriter writer = new NetworkWriter(source);
        writer.addHead();
        writer.addInfo();
        writer.addTrainingDefaults();
        writer.addFactories();
        writer.addPasses();
        if (source.network().named()) {
            writer.addLayerHandles();
        }
        return writer.type.build();
    }

    private void addHead() {
        type.addJavadoc(
                        "The network that {@link $L} declares.\n\n$L",
                        network.spec(),
                        LayerTable.of(source.plan()))
                .addAnnotation(ClassName.get("io.neurapt.internal", "Generated"))
                .addModifiers(Modifier.FINAL)
                .superclass(source.runtime("network", "Network"));
        if (network.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
    }

    private void addInfo() {
        Activation output = network.output().activation();
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "new $T($S, $L, $L, $T.$L, $L)",
                INFO,
                network.spec(),
                network.inputs(),
                network.output().outputs(),
                Loss.class,
                network.loss(),
                output == Activation.SIGMOID || output == Activation.SOFTMAX);
        for (LayerPlan layer : source.plan().layers()) {
            code.add(layer.isDense() ? dense(layer) : special(layer));
        }
        type.addField(FieldSpec.builder(INFO, "INFO", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", code.build())
                .build());
    }

    private CodeBlock dense(LayerPlan layer) {
        DenseModel dense = layer.dense();
        String kernels = LayerTable.sample(layer) + " / " + LayerTable.batch(source.plan());
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "\n$>$>.layer($S, $S, $S, $S, $S)$<$<",
                dense.name(),
                "Dense",
                dense.units(),
                Formulas.name(dense.activation()),
                kernels);
        code.add(
                "\n$>$>.tensor($S, $L, $L, $T.$L$L)$<$<",
                dense.name() + ".weight",
                dense.units(),
                dense.inputs(),
                Initializer.class,
                dense.initializer(),
                dense.initializer() == Initializer.NORMAL ? ", " + dense.standardDeviation() : "");
        if (dense.bias()) {
            code.add(
                    "\n$>$>.tensor($S, $L, 1, $T.ZEROS)$<$<", dense.name() + ".bias", dense.units(), Initializer.class);
        }
        return code.build();
    }

    private static CodeBlock special(LayerPlan layer) {
        LayerModel model = layer.layer();
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "\n$>$>.layer($S, $S, $S, $S, $S)$<$<",
                model.name(),
                model.kind(),
                model.outputs(),
                model.activation() == Activation.IDENTITY ? "-" : Formulas.name(model.activation()),
                LayerTable.sample(layer) + " / loop");
        for (LayerEmitter.Parameter parameter : Emitters.of(model).parameters(model)) {
            code.add(
                    "\n$>$>.$L($S, $L, 1, $L)$<$<",
                    parameter.trained() ? "constant" : "state",
                    model.name() + "." + parameter.tensor(),
                    parameter.rows(),
                    parameter.start());
        }
        return code.build();
    }

    private void addTrainingDefaults() {
        TrainingModel training = network.training().orElse(DEFAULT_TRAINING);
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.builder()$>$>\n.optimizer($L)\n.learningRate($L)\n.epochs($L)\n.batchSize($L)\n.shuffle($L)",
                OPTIONS,
                optimizer(training),
                training.learningRate(),
                training.epochs(),
                training.batchSize(),
                training.shuffle());
        addUnless(code, training.l1() == 0, "l1", training.l1());
        addUnless(code, training.l2() == 0, "l2", training.l2());
        addUnless(code, Double.isNaN(training.weightDecay()), "weightDecay", training.weightDecay());
        addUnless(code, Double.isInfinite(training.clipNorm()), "clipNorm", training.clipNorm());
        addUnless(code, Double.isInfinite(training.clipValue()), "clipValue", training.clipValue());
        code.add("\n.build()$<$<");
        type.addField(FieldSpec.builder(OPTIONS, "TRAINING", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", code.build())
                .build());
    }

    private static void addUnless(CodeBlock.Builder code, boolean unset, String option, double value) {
        if (!unset) {
            code.add("\n.$L($L)", option, value);
        }
    }

    private static CodeBlock optimizer(TrainingModel t) {
        return switch (t.optimizer()) {
            case GRADIENT_DESCENT -> CodeBlock.of("$T.gradientDescent()", OPTIMIZER);
            case MOMENTUM -> CodeBlock.of("$T.momentum($L)", OPTIMIZER, t.momentum());
            case NESTEROV -> CodeBlock.of("$T.nesterov($L)", OPTIMIZER, t.momentum());
            case RMS_PROP -> CodeBlock.of("$T.rmsProp($L, $L)", OPTIMIZER, t.rho(), t.epsilon());
            case ADA_GRAD -> CodeBlock.of("$T.adaGrad($L)", OPTIMIZER, t.epsilon());
            case ADAM -> CodeBlock.of("$T.adam($L, $L, $L)", OPTIMIZER, t.beta1(), t.beta2(), t.epsilon());
            case ADAM_W -> CodeBlock.of(
                    "$T.adamW($L, $L, $L, $L)", OPTIMIZER, t.beta1(), t.beta2(), t.epsilon(), ownDecay(t));
            case LBFGS -> CodeBlock.of("$T.lbfgs($L, $L)", OPTIMIZER, t.history(), t.tolerance());
        };
    }

    private static double ownDecay(TrainingModel t) {
        return Double.isNaN(t.weightDecay()) ? 0.01 : t.weightDecay();
    }

    private void addFactories() {
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.LONG, "seed")
                .addStatement("super(INFO, TRAINING, seed)")
                .build());
        type.addMethod(MethodSpec.methodBuilder("create")
                .addJavadoc("A network with new random weights.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addStatement("return create(randomSeed())")
                .build());
        type.addMethod(MethodSpec.methodBuilder("create")
                .addJavadoc("A network whose random weights, and whose shuffling in training, follow from a seed.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(TypeName.LONG, "seed")
                .addStatement("return new $T(seed)", name)
                .build());
    }

    private void addPasses() {
        type.addMethod(MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(source.runtime("internal", "Forward"))
                .addParameter(source.vector(), "parameters")
                .addStatement("return new $T(parameters)", source.generated("Forward"))
                .build());
        type.addMethod(MethodSpec.methodBuilder("backward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(source.runtime("internal", "Backward"))
                .addParameter(TypeName.INT, "samples")
                .addStatement("return new $T(samples)", source.generated("Backward"))
                .build());
    }

    private void addLayerHandles() {
        ClassName handle = source.runtime("network", "Dense");
        for (LayerPlan layer : source.plan().layers()) {
            if (!layer.isDense()) {
                LayerEmitter emitter = Emitters.of(layer.layer());
                type.addMethod(MethodSpec.methodBuilder(layer.layer().name())
                        .addJavadoc("Layer $L: $L.\n", layer.layer().index(), layer.layer().kind())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(emitter.handleType(source))
                        .addStatement("return $L", emitter.handle(source, layer))
                        .build());
                continue;
            }
            DenseModel dense = layer.dense();
            type.addMethod(MethodSpec.methodBuilder(dense.name())
                    .addJavadoc(
                            "Layer $L: $L, $L units, $L inputs.\n",
                            dense.index(),
                            Formulas.name(dense.activation()),
                            dense.units(),
                            dense.inputs())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(handle)
                    .addStatement(
                            "return new $T(this, $S, $L, $L)", handle, dense.name(), dense.inputs(), dense.units())
                    .build());
        }
    }
}
