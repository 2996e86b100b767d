package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.model.TrainingModel;
import io.neurapt.processor.plan.LayerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    private final Optional<TypedWriter> typed;

    private NetworkWriter(Source source) {
        this.source = source;
        network = source.network();
        name = source.generated("Network");
        type = TypeSpec.classBuilder(name);
        typed = network.typed().map(model -> new TypedWriter(source, model, type));
    }

    static TypeSpec write(Source source) {
        NetworkWriter writer = new NetworkWriter(source);
        writer.addHead();
        writer.addInfo();
        writer.typed.ifPresent(TypedWriter::addFields);
        writer.addFactories();
        writer.typed.ifPresent(TypedWriter::addMethods);
        writer.addTrainingDefaults();
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
                .superclass(typed.map(TypedWriter::superclass).orElse(source.runtime("network", "Network")));
        if (network.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
    }

    private void addInfo() {
        type.addField(FieldSpec.builder(INFO, "INFO", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", Information.code(Information.of(source.plan())))
                .build());
    }

    private void addTrainingDefaults() {
        TrainingModel training = network.training().orElse(DEFAULT_TRAINING);
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "return $T.builder()$>$>\n.optimizer($L)\n.learningRate($L)\n.epochs($L)\n.batchSize($L)\n.shuffle($L)",
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
        code.add("\n.build();\n$<$<");
        type.addMethod(MethodSpec.methodBuilder("trainingDefaults")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(OPTIONS)
                .addCode(code.build())
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
        ClassName state = source.runtime("network", "State");
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(state, "state")
                .addStatement("super(INFO, state$L)", typed.map(TypedWriter::moreArguments).orElse(""))
                .build());
        boolean baked = !network.weights().isEmpty();
        type.addMethod(MethodSpec.methodBuilder("create")
                .addJavadoc(baked ? "A network with the weights of $L, as they were when this class was written.\n"
                        : "A network with new random weights.$L\n", network.weights())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addStatement("return create(randomSeed())")
                .build());
        CodeBlock random = CodeBlock.of("return new $T($T.random(INFO, seed))", name, state);
        CodeBlock resource = CodeBlock.of(
                "return new $1T($2T.resource(INFO, $1T.class, $3S, seed))", name, state, source.resource());
        type.addMethod(seeded("create", baked ? resource : random)
                .addJavadoc(baked
                        ? "As {@link #create()}; the shuffling in training follows from the seed.\n"
                        : "A network whose random weights, and whose shuffling in training, follow from a seed.\n")
                .build());
        if (baked) {
            type.addMethod(seeded("createRandom", random)
                    .addJavadoc("A network whose random weights, and whose shuffling in training, follow from a seed.\n")
                    .build());
        }
        type.addMethod(MethodSpec.methodBuilder("load")
                .addJavadoc("A network with the weights of a safetensors file, which must fit it.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addStatement("return new $T($T.load(INFO, file))", name, state)
                .build());
    }

    private MethodSpec.Builder seeded(String method, CodeBlock statement) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(TypeName.LONG, "seed")
                .addStatement(statement);
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
                .addStatement("return $T.workspace(samples)", source.generated("Backward"))
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
