package io.neurapt.processor.check;

import io.neurapt.Scaling;
import io.neurapt.processor.model.DataModel;
import io.neurapt.processor.spec.ModelImporter.ImportedNetwork;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.HashSet;
import java.util.List;

/** What a model says, a spec leaves to it; what else it says must go with the model. */
final class ImportRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        if (!network.isImported()) {
            return;
        }
        if (network.imported().isEmpty() && !network.all().isEmpty()) {
            problems.add(
                    Id.ONNX,
                    network.onnx().at(),
                    "onnx = \"%s\" stands beside layers, which the model brings with it; remove the layers of '%s', or onnx",
                    network.onnx().get(),
                    network.type().getSimpleName());
        }
        if (!network.weights().get().isEmpty()) {
            problems.add(
                    Id.ONNX,
                    network.weights().at(),
                    "weights = \"%s\" stands beside onnx = \"%s\", which has weights of its own; remove one of them",
                    network.weights().get(),
                    network.onnx().get());
        }
        if (network.scaling().get() != Scaling.NONE) {
            problems.add(
                    Id.ONNX,
                    network.scaling().at(),
                    "scaling = %s stands beside onnx = \"%s\", but the model's weights are for features as it was trained on: scaling "
                            + "that is part of the model is imported with it; remove scaling",
                    network.scaling().get(),
                    network.onnx().get());
        }
        network.imported().ifPresent(model -> {
            inputs(network, model, problems);
            order(network, model, problems);
        });
    }

    private static void inputs(NetworkDeclaration network, ImportedNetwork model, Problems problems) {
        int declared = network.declaredInputs().get();
        if (declared != 0 && declared != model.inputs()) {
            problems.add(
                    Id.ONNX,
                    network.declaredInputs().at(),
                    "inputs = %d, but the model takes %d features; remove inputs",
                    declared,
                    model.inputs());
        }
        network.input().model().filter(record -> record.form() == DataModel.Form.RECORD).ifPresent(record -> {
            if (record.width() != model.inputs() && record.width() > 0) {
                problems.add(
                        Id.ONNX,
                        network.input().at(),
                        "input = %s makes %d features, but the model takes %d; give it a component for each",
                        network.input().name(),
                        record.width(),
                        model.inputs());
            }
        });
    }

    /** Other names may be meant; the same names in another order are not. */
    private static void order(NetworkDeclaration network, ImportedNetwork model, Problems problems) {
        network.input().model().ifPresent(record -> {
            if (differ(record.featureNames(), model.features())) {
                problems.add(
                        Id.ONNX,
                        network.input().at(),
                        "input = %s has the features %s, but the model has them as %s; declare them in this order",
                        network.input().name(),
                        record.featureNames(),
                        model.features());
            }
        });
        network.answer().model().filter(DataModel::isClasses).ifPresent(answer -> {
            if (differ(answer.classes(), model.classes())) {
                problems.add(
                        Id.ONNX,
                        network.answer().at(),
                        "output = %s has the classes %s, but the model has them as %s; declare them in this order",
                        network.answer().name(),
                        answer.classes(),
                        model.classes());
            }
        });
    }

    private static boolean differ(List<String> declared, List<String> found) {
        return declared.size() == found.size()
                && !declared.equals(found)
                && new HashSet<>(declared).equals(new HashSet<>(found));
    }
}
