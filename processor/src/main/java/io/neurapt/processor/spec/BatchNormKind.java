package io.neurapt.processor.spec;

import com.google.auto.service.AutoService;
import io.neurapt.Activation;
import io.neurapt.BatchNorm;
import io.neurapt.BatchNormLayer;
import io.neurapt.Precision;
import io.neurapt.processor.model.BatchNormModel;
import io.neurapt.processor.model.LayerModel;
import java.util.ArrayList;
import java.util.List;

/** {@link BatchNorm}. */
@AutoService(LayerKind.class)
public final class BatchNormKind implements LayerKind {
    /** Made by the service loader. */
    public BatchNormKind() {}

    @Override
    public Class<BatchNorm> annotation() {
        return BatchNorm.class;
    }

    @Override
    public Class<?> handle() {
        return BatchNormLayer.class;
    }

    @Override
    public List<Misfit> misfits(OtherDeclaration layer, Precision precision) {
        List<Misfit> misfits = new ArrayList<>();
        double largest = precision == Precision.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
        double least = precision == Precision.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        if (!activation(layer).get().isElementwise()) {
            String range = "any but " + activation(layer).get() + ", which belongs in the output layer";
            misfits.add(new Misfit("activation", activation(layer), range));
        }
        Value<Double> slope = layer.number("slope");
        if (!(slope.get() >= 0 && slope.get() <= largest)) {
            misfits.add(new Misfit("slope", slope, "finite and at least 0"));
        }
        Value<Double> alpha = layer.number("alpha");
        if (!(alpha.get() >= least && alpha.get() <= largest)) {
            misfits.add(new Misfit("alpha", alpha, "finite and greater than 0"));
        }
        Value<Double> epsilon = layer.number("epsilon");
        if (!(epsilon.get() >= least && epsilon.get() <= largest)) {
            misfits.add(new Misfit("epsilon", epsilon, "finite and greater than 0"));
        }
        Value<Double> momentum = layer.number("momentum");
        if (!(momentum.get() >= 0 && momentum.get() < 1)) {
            misfits.add(new Misfit("momentum", momentum, "at least 0 and less than 1"));
        }
        return misfits;
    }

    private static Value<Activation> activation(OtherDeclaration layer) {
        return layer.constant("activation", Activation.class);
    }

    @Override
    public LayerModel model(OtherDeclaration layer, int index, int inputs) {
        return new BatchNormModel(
                index,
                layer.name(),
                inputs,
                activation(layer).get(),
                layer.number("slope").get(),
                layer.number("alpha").get(),
                layer.number("epsilon").get(),
                layer.number("momentum").get());
    }
}
