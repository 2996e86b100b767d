package io.neurapt.processor.spec;

import io.neurapt.Scaling;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.model.TrainingModel;
import io.neurapt.processor.model.TypedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Turns a declaration without problems into the model: names and shapes are settled here. */
public final class ModelBuilder {
    private ModelBuilder() {}

    /** The model of a checked declaration. */
    public static NetworkModel build(NetworkDeclaration network) {
        List<LayerModel> layers = new ArrayList<>();
        int inputs = network.inputs().get();
        for (Declared layer : network.all()) {
            LayerModel model = layer instanceof OtherDeclaration other
                    ? other.kind().model(other, layers.size() + 1, inputs)
                    : dense((LayerDeclaration) layer, layers.size() + 1, inputs);
            layers.add(model);
            inputs = model.outputs();
        }
        return new NetworkModel(
                network.packageName(),
                Names.nested(network.type(), "."),
                network.stem(),
                isPublic(network.type()),
                network.stacked().isEmpty() && !network.isImported(),
                network.inputs().get(),
                typed(network),
                network.effectiveLoss(),
                network.precision().get(),
                network.imported().flatMap(ModelImporter.ImportedNetwork::scaling).isPresent()
                        ? Scaling.STANDARD
                        : network.scaling().get(),
                network.isImported() ? network.onnx().get() : network.weights().get(),
                network.imported().map(ModelImporter.ImportedNetwork::features).orElse(List.of()),
                network.imported().map(ModelImporter.ImportedNetwork::classes).orElse(List.of()),
                List.copyOf(layers),
                network.training().map(ModelBuilder::training));
    }

    private static Optional<TypedModel> typed(NetworkDeclaration network) {
        return network.input().model().flatMap(in -> network.answer().model().map(out -> new TypedModel(in, out)));
    }

    private static DenseModel dense(LayerDeclaration layer, int index, int inputs) {
        return new DenseModel(
                index,
                layer.name(),
                inputs,
                layer.units().get(),
                layer.activation().get(),
                layer.slope().get(),
                layer.alpha().get(),
                layer.effectiveInitializer(),
                layer.standardDeviation().get(),
                layer.bias().get());
    }

    private static TrainingModel training(TrainingDeclaration t) {
        return new TrainingModel(
                t.optimizer().get(),
                t.learningRate().get(),
                t.epochs().get(),
                t.batchSize().get(),
                t.shuffle().get(),
                t.momentum().get(),
                t.rho().get(),
                t.beta1().get(),
                t.beta2().get(),
                t.epsilon().get(),
                t.history().get(),
                t.tolerance().get(),
                t.l1().get(),
                t.l2().get(),
                t.weightDecay().get(),
                t.clipNorm().get(),
                t.clipValue().get());
    }

    /** Public all the way out. */
    private static boolean isPublic(TypeElement type) {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
