package io.neurapt.processor.spec;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.model.TrainingModel;
import java.util.ArrayList;
import java.util.List;
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
        for (LayerDeclaration layer : network.layers()) {
            layers.add(dense(layer, layers.size() + 1, inputs));
            inputs = layer.units().get();
        }
        return new NetworkModel(
                network.packageName(),
                nested(network.type(), "."),
                stem(network),
                isPublic(network.type()),
                network.stacked().isEmpty(),
                network.inputs().get(),
                network.loss().get(),
                network.precision().get(),
                List.copyOf(layers),
                network.training().map(ModelBuilder::training));
    }

    private static DenseModel dense(LayerDeclaration layer, int index, int inputs) {
        return new DenseModel(
                index,
                layer.name(),
                inputs,
                layer.units().get(),
                layer.activation().get(),
                layer.slope().get(),
                initializer(layer),
                layer.standardDeviation().get(),
                layer.bias().get());
    }

    private static Initializer initializer(LayerDeclaration layer) {
        if (layer.initializer().get() != Initializer.AUTO) {
            return layer.initializer().get();
        }
        Activation activation = layer.activation().get();
        boolean rectifier = activation == Activation.RELU || activation == Activation.LEAKY_RELU;
        return rectifier ? Initializer.HE : Initializer.XAVIER;
    }

    private static TrainingModel training(TrainingDeclaration t) {
        return new TrainingModel(
                t.optimizer().get(),
                t.learningRate().get(),
                t.epochs().get(),
                t.batchSize().get(),
                t.shuffle().get(),
                t.momentum().get(),
                t.beta1().get(),
                t.beta2().get(),
                t.epsilon().get());
    }

    private static String stem(NetworkDeclaration network) {
        if (!network.name().get().isEmpty()) {
            return network.name().get();
        }
        String name = nested(network.type(), "_");
        boolean suffixed = name.endsWith("Spec") && !name.endsWith("_Spec") && name.length() > "Spec".length();
        return suffixed ? name.substring(0, name.length() - "Spec".length()) : name;
    }

    private static String nested(TypeElement type, String separator) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? nested(outer, separator) + separator + name : name;
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
