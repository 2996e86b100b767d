package io.neurapt.processor.spec;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Layer;
import io.neurapt.Layers;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a spec. It judges nothing. */
public final class SpecReader {
    private final Elements elements;

    /** Uses the compiler's {@code elements}. */
    public SpecReader(Elements elements) {
        this.elements = elements;
    }

    /** The declaration of a type, or nothing if a value of its annotations cannot be resolved. */
    public Optional<NetworkDeclaration> read(TypeElement type) {
        try {
            return Optional.of(network(type));
        } catch (Mirror.Unresolved e) {
            return Optional.empty(); // the compiler reports it better
        }
    }

    private NetworkDeclaration network(TypeElement type) {
        Mirror network = mirrors(type, Network.class, null).get(0);
        List<Mirror> stackedMirrors = mirrors(type, Layer.class, Layers.class);
        List<LayerDeclaration> stacked = new ArrayList<>();
        for (int i = 0; i < stackedMirrors.size(); i++) {
            String label = "layer " + (i + 1) + " of " + stackedMirrors.size();
            stacked.add(layer(stackedMirrors.get(i), "layer" + (i + 1), label));
        }
        List<LayerDeclaration> members = new ArrayList<>();
        List<ExecutableElement> others = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            List<Mirror> layers = mirrors(method, Layer.class, Layers.class);
            for (Mirror layer : layers) {
                String name = method.getSimpleName().toString();
                members.add(layer(layer, name, "layer '" + name + "'"));
            }
            if (layers.isEmpty() && method.getModifiers().contains(Modifier.ABSTRACT)) {
                others.add(method);
            }
        }
        return new NetworkDeclaration(
                type,
                elements.getPackageOf(type).getQualifiedName().toString(),
                network.at(),
                network.integer("inputs"),
                network.constant("loss", Loss.class),
                network.constant("precision", Precision.class),
                network.string("name"),
                List.copyOf(stacked),
                List.copyOf(members),
                List.copyOf(others),
                mirrors(type, Training.class, null).stream().findFirst().map(SpecReader::training));
    }

    private static LayerDeclaration layer(Mirror mirror, String name, String label) {
        return new LayerDeclaration(
                name,
                label,
                mirror.at(),
                mirror.integer("units"),
                mirror.constant("activation", Activation.class),
                mirror.number("slope"),
                mirror.constant("initializer", Initializer.class),
                mirror.number("standardDeviation"),
                mirror.bool("bias"));
    }

    private static TrainingDeclaration training(Mirror mirror) {
        return new TrainingDeclaration(
                mirror.constant("optimizer", OptimizerType.class),
                mirror.number("learningRate"),
                mirror.integer("epochs"),
                mirror.integer("batchSize"),
                mirror.bool("shuffle"),
                mirror.number("momentum"),
                mirror.number("beta1"),
                mirror.number("beta2"),
                mirror.number("epsilon"));
    }

    private List<Mirror> mirrors(Element element, Class<?> type, Class<?> container) {
        return Mirror.all(elements, element, type.getName(), container == null ? "" : container.getName());
    }
}
