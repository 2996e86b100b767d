package io.neurapt.processor.spec;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Layer;
import io.neurapt.Layers;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.Networks;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Scaling;
import io.neurapt.Training;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a spec. It judges nothing. */
public final class SpecReader {
    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Lookout lookout;
    private final Set<String> deferred = new LinkedHashSet<>();
    private final List<LayerKind> kinds = LayerKind.all();

    /** One per compilation. */
    public SpecReader(ProcessingEnvironment environment) {
        this.environment = environment;
        elements = environment.getElementUtils();
        lookout = new Lookout(elements);
    }

    /**
     * The specs of a round. One in which something cannot be resolved is left for the next round, when another processor may have
     * written the missing class; after the last, the compiler's own message is the best there is.
     */
    public List<NetworkDeclaration> read(RoundEnvironment round) {
        Set<TypeElement> types = new LinkedHashSet<>();
        deferred.forEach(name -> types.add(elements.getTypeElement(name)));
        deferred.clear();
        for (Class<? extends Annotation> annotation : Vocabulary.NETWORK) {
            types.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)));
        }
        types.forEach(this::claim);
        List<NetworkDeclaration> networks = new ArrayList<>();
        for (TypeElement type : types) {
            try {
                networks.add(network(type));
            } catch (Mirror.Unresolved e) {
                deferred.add(type.getQualifiedName().toString());
            }
        }
        return networks;
    }

    private void claim(TypeElement type) {
        try {
            lookout.claim(type, packageOf(type), stem(type));
        } catch (Mirror.Unresolved e) {
            // then it is not read either
        }
    }

    private String packageOf(TypeElement type) {
        return elements.getPackageOf(type).getQualifiedName().toString();
    }

    private String stem(TypeElement type) {
        Mirror network = mirrors(type, Network.class, Networks.class).get(0);
        return Names.stem(type, network.string("name").get());
    }

    private NetworkDeclaration network(TypeElement type) {
        List<Mirror> networks = mirrors(type, Network.class, Networks.class);
        Mirror network = networks.get(0);
        List<Mirror> stackedMirrors = mirrors(type, Layer.class, Layers.class);
        List<LayerDeclaration> stacked = new ArrayList<>();
        for (int i = 0; i < stackedMirrors.size(); i++) {
            String label = "layer " + (i + 1) + " of " + stackedMirrors.size();
            stacked.add(layer(stackedMirrors.get(i), "layer" + (i + 1), label));
        }
        List<LayerDeclaration> members = new ArrayList<>();
        List<OtherDeclaration> special = new ArrayList<>();
        List<Declared> order = new ArrayList<>();
        List<ExecutableElement> others = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            List<Mirror> layers = mirrors(method, Layer.class, Layers.class);
            String name = method.getSimpleName().toString();
            int before = order.size();
            for (Mirror layer : layers) {
                LayerDeclaration dense = layer(layer, name, "layer '" + name + "'");
                members.add(dense);
                order.add(dense);
            }
            for (LayerKind kind : kinds) {
                for (Mirror layer : mirrors(method, kind.annotation(), null)) {
                    OtherDeclaration other = new OtherDeclaration(kind, name, "layer '" + name + "'", layer);
                    special.add(other);
                    order.add(other);
                }
            }
            boolean none = order.size() == before;
            if (none && Written.hasUnresolved(environment, method)) {
                throw new Mirror.Unresolved();
            }
            if (none && method.getModifiers().contains(Modifier.ABSTRACT)) {
                others.add(method);
            }
            if (method.getReturnType().getKind() == TypeKind.ERROR) {
                throw new Mirror.Unresolved();
            }
        }
        if (stacked.isEmpty() && Written.hasUnresolved(environment, type)) {
            throw new Mirror.Unresolved();
        }
        Value<Precision> precision = network.constant("precision", Precision.class);
        String packageName = packageOf(type);
        String stem = stem(type);
        DataReader data = new DataReader(elements, packageName);
        return new NetworkDeclaration(
                type,
                packageName,
                stem,
                network.at(),
                networks.size(),
                network.integer("inputs"),
                data.read(network.type("input")),
                data.read(network.type("output")),
                network.constant("loss", Loss.class),
                precision,
                network.constant("scaling", Scaling.class),
                network.string("weights"),
                network.string("onnx"),
                network.isGiven("precision"),
                Optional.empty(),
                network.string("name"),
                List.copyOf(stacked),
                List.copyOf(members),
                List.copyOf(special),
                List.copyOf(order),
                List.copyOf(others),
                mirrors(type, Training.class, null).stream().findFirst().map(SpecReader::training),
                lookout.around(type, packageName, stem, precision.get()));
    }

    static LayerDeclaration layer(Members mirror, String name, String label) {
        return new LayerDeclaration(
                name,
                label,
                mirror.at(),
                mirror.integer("units"),
                mirror.constant("activation", Activation.class),
                mirror.number("slope"),
                mirror.number("alpha"),
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
                mirror.number("rho"),
                mirror.number("beta1"),
                mirror.number("beta2"),
                mirror.number("epsilon"),
                mirror.integer("history"),
                mirror.number("tolerance"),
                mirror.number("l1"),
                mirror.number("l2"),
                mirror.number("weightDecay"),
                mirror.number("clipNorm"),
                mirror.number("clipValue"),
                mirror.integer("samples"));
    }

    private List<Mirror> mirrors(Element element, Class<?> type, Class<?> container) {
        return Mirror.all(elements, element, type.getName(), container == null ? "" : container.getName());
    }
}
