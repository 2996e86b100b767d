package io.neurapt.processor.spec;

import com.google.auto.service.AutoService;
import io.neurapt.Dropout;
import io.neurapt.DropoutLayer;
import io.neurapt.Precision;
import io.neurapt.processor.model.DropoutModel;
import io.neurapt.processor.model.LayerModel;
import java.util.List;

/** {@link Dropout}. */
@AutoService(LayerKind.class)
public final class DropoutKind implements LayerKind {
    /** Made by the service loader. */
    public DropoutKind() {}

    @Override
    public Class<Dropout> annotation() {
        return Dropout.class;
    }

    @Override
    public Class<?> handle() {
        return DropoutLayer.class;
    }

    @Override
    public List<Misfit> misfits(OtherDeclaration layer, Precision precision) {
        Value<Double> rate = layer.number("rate");
        return rate.get() >= 0 && rate.get() < 1
                ? List.of()
                : List.of(new Misfit("rate", rate, "at least 0 and less than 1"));
    }

    @Override
    public LayerModel model(OtherDeclaration layer, int index, int inputs) {
        return new DropoutModel(index, layer.name(), inputs, layer.number("rate").get());
    }
}
