package io.neurapt.processor.spec;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.Scaling;
import io.neurapt.processor.model.DataModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A spec as declared.
 *
 * @param type the annotated type
 * @param count how many {@code @Network} it carries; the values are those of the first
 * @param stem first part of the generated classes' names
 * @param declaredInputs {@code inputs}, 0 where it is not given
 * @param input the type of a sample, where it is given
 * @param answer the type of an answer, where {@code output} gives it
 * @param onnx the model that the layers come from, or empty
 * @param precisionGiven whether {@code precision} is written
 * @param imported that model, once it is read
 * @param stacked layers on the type
 * @param members dense layers on its methods
 * @param special layers of other kinds, on its methods
 * @param order all layers on its methods, or those of the model
 * @param others its abstract methods without a layer
 * @param training empty where the spec has no {@code @Training}
 */
public record NetworkDeclaration(
        TypeElement type,
        String packageName,
        String stem,
        Anchor at,
        int count,
        Value<Integer> declaredInputs,
        DataDeclaration input,
        DataDeclaration answer,
        Value<Loss> loss,
        Value<Precision> precision,
        Value<Scaling> scaling,
        Value<String> weights,
        Value<String> onnx,
        boolean precisionGiven,
        Optional<ModelImporter.ImportedNetwork> imported,
        Value<String> name,
        List<LayerDeclaration> stacked,
        List<LayerDeclaration> members,
        List<OtherDeclaration> special,
        List<Declared> order,
        List<ExecutableElement> others,
        Optional<TrainingDeclaration> training,
        Surroundings surroundings) {
    /** Whether the layers come from a model. */
    public boolean isImported() {
        return !onnx.get().isEmpty();
    }

    /**
     * Number of features: as declared, or as the model or the record has. At least 1 where the record is wrong in some other way.
     */
    public Value<Integer> inputs() {
        if (imported.isPresent()) {
            return new Value<>(imported.get().inputs(), onnx.at());
        }
        if (!input.isGiven()) {
            return declaredInputs;
        }
        return new Value<>(Math.max(1, input.model().map(DataModel::width).orElse(1)), input.at());
    }

    /** All layers of the form that is used, first to last. */
    public List<? extends Declared> all() {
        return stacked.isEmpty() ? order : stacked;
    }

    /** Whether a dense layer follows right after a layer. */
    public boolean feedsDense(LayerDeclaration layer) {
        int next = all().indexOf(layer) + 1;
        return next < all().size() && all().get(next) instanceof LayerDeclaration;
    }

    /** The dense layers, in their order unless {@link #isMixed()}. */
    public List<LayerDeclaration> layers() {
        return Stream.concat(stacked.stream(), members.stream()).toList();
    }

    /** Whether there are layers in both forms, so that their order is not defined. */
    public boolean isMixed() {
        return !stacked.isEmpty() && !order.isEmpty();
    }

    /** The last layer, if there is one. */
    public Optional<LayerDeclaration> output() {
        List<LayerDeclaration> layers = layers();
        return layers.isEmpty() || isMixed() ? Optional.empty() : Optional.of(layers.get(layers.size() - 1));
    }

    /** The layers that feed another, as far as that is known. */
    public List<LayerDeclaration> hidden() {
        return isMixed() ? List.of() : layers().subList(0, Math.max(0, layers().size() - 1));
    }

    /** The loss in effect: what suits the answer where there is one, else the activation of the last layer. */
    public Loss effectiveLoss() {
        if (loss.get() != Loss.AUTO) {
            return loss.get();
        }
        Activation activation = output().map(layer -> layer.activation().get()).orElse(Activation.IDENTITY);
        return answer.model().map(model -> model.loss(activation)).orElse(lossOf(activation));
    }

    /** The loss that suits an output activation best. */
    private static Loss lossOf(Activation output) {
        return switch (output) {
            case SIGMOID -> Loss.BINARY_CROSS_ENTROPY;
            case SOFTMAX, LOG_SOFTMAX -> Loss.CATEGORICAL_CROSS_ENTROPY;
            default -> Loss.MEAN_SQUARED_ERROR;
        };
    }

    /** Number of values that a layer takes per sample. */
    public int inputsOf(LayerDeclaration layer) {
        int index = layers().indexOf(layer);
        return index == 0 ? inputs().get() : layers().get(index - 1).units().get();
    }

    /** Qualified names of the classes to be generated. */
    public List<String> generatedNames() {
        return generatedNames(packageName, stem);
    }

    static List<String> generatedNames(String packageName, String stem) {
        String prefix = packageName.isEmpty() ? stem : packageName + "." + stem;
        return Stream.of("Network", "Forward", "Backward").map(prefix::concat).toList();
    }
}
