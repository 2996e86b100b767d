package added;

import io.neurapt.Precision;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.spec.LayerKind;
import io.neurapt.processor.spec.OtherDeclaration;
import java.util.List;

/** Reads and checks {@link Gain}. */
public final class GainKind implements LayerKind {
    @Override
    public Class<Gain> annotation() {
        return Gain.class;
    }

    @Override
    public Class<?> handle() {
        return GainLayer.class;
    }

    @Override
    public List<Misfit> misfits(OtherDeclaration layer, Precision precision) {
        return layer.number("factor").get() > 0
                ? List.of()
                : List.of(new Misfit("factor", layer.number("factor"), "greater than 0"));
    }

    @Override
    public LayerModel model(OtherDeclaration layer, int index, int inputs) {
        return new GainModel(index, layer.name(), inputs, layer.number("factor").get());
    }
}
