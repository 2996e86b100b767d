package io.neurapt.processor.model;

import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.Scaling;
import java.util.List;
import java.util.Optional;

/**
 * A network.
 *
 * @param spec the spec's name as Java code in its package writes it, {@code Outer.Inner} for a nested one
 * @param stem of the generated classes' names
 * @param isPublic whether the spec, and with it the generated network, is visible to other packages
 * @param named whether the layers have names of their own (member form)
 * @param typed empty where the network takes and gives plain numbers
 * @param loss never {@link Loss#AUTO}
 * @param weights the file that the network starts with, or empty
 * @param features their names as a model has them; where the network is typed, its record's come before them
 * @param classes their names as a model has them; where the network is typed, its answer's come before them
 * @param training empty where the defaults of {@code @Training} hold
 */
public record NetworkModel(
        String packageName,
        String spec,
        String stem,
        boolean isPublic,
        boolean named,
        int inputs,
        Optional<TypedModel> typed,
        Loss loss,
        Precision precision,
        Scaling scaling,
        String weights,
        List<String> features,
        List<String> classes,
        List<LayerModel> layers,
        Optional<TrainingModel> training) {
    /** Name of the resource beside the generated classes that such a file becomes. */
    public String resource() {
        return stem + "Network.safetensors";
    }

    /** The last layer. */
    public LayerModel output() {
        return layers.get(layers.size() - 1);
    }

    /** Number of all parameters. */
    public long parameters() {
        return layers.stream().mapToLong(LayerModel::parameters).sum();
    }

    /** Whether a layer is the output layer. */
    public boolean isLast(LayerModel layer) {
        return layer.index() == layers.size();
    }
}
