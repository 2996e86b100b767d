package io.neurapt.processor.model;

import io.neurapt.Activation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A batch-normalisation layer. Its parameters are γ, β, moving mean and moving variance, in this order.
 *
 * @param inputs number of units
 */
public record BatchNormModel(
        int index,
        String name,
        int inputs,
        Activation activation,
        double slope,
        double alpha,
        double epsilon,
        double momentum)
        implements LayerModel {
    @Override
    public String kind() {
        return "BatchNorm";
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Map<String, Double> settings() {
        Map<String, Double> settings = new LinkedHashMap<>(); // generated code has them in this order
        settings.put("epsilon", epsilon);
        settings.put("momentum", momentum);
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public long parameters() {
        return 4L * inputs;
    }

    @Override
    public long flops() {
        return 2L * inputs;
    }

    @Override
    public boolean needsWholeBatch() {
        return true;
    }

    @Override
    public Optional<DenseModel> foldedInto(DenseModel before) {
        if (before.activation() != Activation.IDENTITY) {
            return Optional.empty();
        }
        return Optional.of(new DenseModel(
                before.index(),
                before.name() + " and " + name,
                before.inputs(),
                before.units(),
                activation,
                slope,
                alpha,
                before.initializer(),
                before.standardDeviation(),
                true));
    }
}
