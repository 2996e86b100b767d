package io.neurapt.processor.spec;

import io.neurapt.Layer;
import io.neurapt.Precision;
import io.neurapt.processor.spec.ModelImporter.ImportedLayer;
import io.neurapt.processor.spec.ModelImporter.ImportedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Completes the declaration of a spec that names a model, as if the model's layers stood in it. */
public final class Importing {
    private static final List<LayerKind> KINDS = LayerKind.all();

    private Importing() {}

    /** The declaration with the layers of the model, and with its precision unless the spec says another. */
    public static NetworkDeclaration complete(NetworkDeclaration spec, ImportedNetwork model) {
        List<LayerDeclaration> dense = new ArrayList<>();
        List<OtherDeclaration> special = new ArrayList<>();
        List<Declared> order = new ArrayList<>();
        for (ImportedLayer layer : model.layers()) {
            String name = "layer" + (order.size() + 1);
            String label = "layer " + (order.size() + 1) + " of the model's " + model.layers().size();
            Members members = new ImportedMembers(layer, spec.onnx().at());
            if (layer.annotation() == Layer.class) {
                dense.add(SpecReader.layer(members, name, label));
                order.add(dense.get(dense.size() - 1));
            } else {
                special.add(new OtherDeclaration(kind(layer), name, label, members));
                order.add(special.get(special.size() - 1));
            }
        }
        Value<Precision> precision =
                spec.precisionGiven() ? spec.precision() : new Value<>(model.precision(), spec.onnx().at());
        return new NetworkDeclaration(
                spec.type(),
                spec.packageName(),
                spec.stem(),
                spec.at(),
                spec.count(),
                spec.declaredInputs(),
                spec.input(),
                spec.answer(),
                spec.loss(),
                precision,
                spec.scaling(),
                spec.weights(),
                spec.onnx(),
                spec.precisionGiven(),
                Optional.of(model),
                spec.name(),
                List.of(),
                List.copyOf(dense),
                List.copyOf(special),
                List.copyOf(order),
                spec.others(),
                spec.training(),
                spec.surroundings());
    }

    private static LayerKind kind(ImportedLayer layer) {
        return KINDS.stream()
                .filter(kind -> kind.annotation() == layer.annotation())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no layer kind has @" + layer.annotation().getSimpleName()));
    }
}
