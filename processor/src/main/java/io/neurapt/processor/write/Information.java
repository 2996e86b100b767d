package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Scaling;
import io.neurapt.network.NetworkInfo;
import io.neurapt.processor.model.DataModel;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.List;

/** What a network knows about itself: as an object, and as the code that makes an equal object when the program runs. */
public final class Information {
    private static final ClassName INFO = ClassName.get(NetworkInfo.class);

    private Information() {}

    /** The object. */
    public static NetworkInfo of(NetworkPlan plan) {
        NetworkModel network = plan.network();
        Activation output = network.output().activation();
        boolean probabilities = output == Activation.SIGMOID || output == Activation.SOFTMAX;
        NetworkInfo info = new NetworkInfo(
                network.spec(), network.inputs(), network.output().outputs(), network.loss(), probabilities);
        for (LayerPlan layer : plan.layers()) {
            if (layer.isDense()) {
                addDense(info, plan, layer);
            } else {
                addSpecial(info, layer);
            }
        }
        List<String> features = network.typed().map(typed -> typed.input().featureNames()).orElse(network.features());
        List<String> classes = network.typed().map(typed -> answers(typed.output())).orElse(network.classes());
        info.features(array(features)).classes(array(classes));
        return info.scaling(network.scaling());
    }

    private static void addDense(NetworkInfo info, NetworkPlan plan, LayerPlan layer) {
        DenseModel dense = layer.dense();
        String kernels = LayerTable.sample(layer) + " / " + LayerTable.batch(plan);
        info.layer(dense.name(), "Dense", String.valueOf(dense.units()), dense.activation(), kernels);
        addSettings(info, dense);
        double deviation = dense.initializer() == Initializer.NORMAL ? dense.standardDeviation() : 0;
        info.tensor(dense.name() + ".weight", dense.units(), dense.inputs(), dense.initializer(), deviation);
        if (dense.bias()) {
            info.tensor(dense.name() + ".bias", dense.units(), 1, Initializer.ZEROS);
        }
    }

    private static void addSpecial(NetworkInfo info, LayerPlan layer) {
        LayerModel model = layer.layer();
        String kernels = LayerTable.sample(layer) + " / loop";
        info.layer(model.name(), model.kind(), String.valueOf(model.outputs()), model.activation(), kernels);
        addSettings(info, model);
        for (LayerEmitter.Parameter parameter : Emitters.of(model).parameters(model)) {
            String name = model.name() + "." + parameter.tensor();
            if (parameter.trained()) {
                info.constant(name, parameter.rows(), 1, parameter.start());
            } else {
                info.state(name, parameter.rows(), 1, parameter.start());
            }
        }
    }

    private static void addSettings(NetworkInfo info, LayerModel layer) {
        String parameter = layer.activation() == Activation.LEAKY_RELU ? "slope" : "alpha";
        layer.activationParameter().ifPresent(value -> info.setting(parameter, value));
        layer.settings().forEach(info::setting);
    }

    private static List<String> answers(DataModel output) {
        return output.isClasses() ? output.classes() : output.featureNames();
    }

    private static String[] array(List<String> names) {
        return names.toArray(String[]::new);
    }

    /** The code. */
    static CodeBlock code(NetworkInfo info) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "new $T($S, $L, $L, $T.$L, $L)",
                INFO,
                info.name(),
                info.inputs(),
                info.outputs(),
                Loss.class,
                info.loss(),
                info.probabilities());
        for (NetworkInfo.Layer layer : info.layers()) {
            code.add(
                    "\n$>$>.layer($S, $S, $S, $T.$L, $S)$<$<",
                    layer.name(),
                    layer.kind(),
                    layer.output(),
                    Activation.class,
                    layer.activation(),
                    layer.kernels());
            layer.settings().forEach((name, value) -> code.add("\n$>$>.setting($S, $L)$<$<", name, value));
            info.tensors(layer)
                    .forEach(tensor -> code.add(layer.kind().equals("Dense") ? matrix(tensor) : constant(tensor)));
        }
        if (!info.featureNames().isEmpty()) {
            code.add("\n$>$>.features($L)$<$<", TypedWriter.strings(info.featureNames()));
        }
        if (!info.classNames().isEmpty()) {
            code.add("\n$>$>.classes($L)$<$<", TypedWriter.strings(info.classNames()));
        }
        if (info.scaling() != Scaling.NONE) {
            code.add("\n$>$>.scaling($T.$L)$<$<", Scaling.class, info.scaling());
        }
        return code.build();
    }

    private static CodeBlock matrix(NetworkInfo.Tensor tensor) {
        return CodeBlock.of(
                "\n$>$>.tensor($S, $L, $L, $T.$L$L)$<$<",
                tensor.name(),
                tensor.rows(),
                tensor.columns(),
                Initializer.class,
                tensor.initializer(),
                tensor.initializer() == Initializer.NORMAL ? ", " + tensor.standardDeviation() : "");
    }

    private static CodeBlock constant(NetworkInfo.Tensor tensor) {
        return CodeBlock.of(
                "\n$>$>.$L($S, $L, $L, $L)$<$<",
                tensor.trained() ? "constant" : "state",
                tensor.name(),
                tensor.rows(),
                tensor.columns(),
                tensor.start());
    }
}
