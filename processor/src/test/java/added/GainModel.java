package added;

import io.neurapt.Activation;
import io.neurapt.processor.model.LayerModel;

/** A {@link Gain} layer with its shape. */
public record GainModel(int index, String name, int inputs, double factor) implements LayerModel {
    @Override
    public String kind() {
        return "Gain";
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public long parameters() {
        return inputs;
    }

    @Override
    public long flops() {
        return inputs;
    }
}
