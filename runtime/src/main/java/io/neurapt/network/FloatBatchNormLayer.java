package io.neurapt.network;

import io.neurapt.BatchNormLayer;
import org.jblas.FloatMatrix;

/** The handle of a batch-normalisation layer: a live view. All matrices are units × 1. */
public final class FloatBatchNormLayer implements BatchNormLayer {
    private final FloatParameters parameters;
    private final String name;
    private final int units;

    /** Made by generated code. */
    public FloatBatchNormLayer(FloatNetwork network, String name, int units) {
        parameters = network.parameters();
        this.name = name;
        this.units = units;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int units() {
        return units;
    }

    /** A copy of γ. */
    public FloatMatrix scale() {
        return parameters.get(name + ".scale");
    }

    /** A copy of β. */
    public FloatMatrix shift() {
        return parameters.get(name + ".shift");
    }

    /** A copy of the moving mean. */
    public FloatMatrix mean() {
        return parameters.get(name + ".mean");
    }

    /** A copy of the moving variance. */
    public FloatMatrix variance() {
        return parameters.get(name + ".variance");
    }

    /** Name and shape. */
    @Override
    public String toString() {
        return name + ": batch normalisation, " + units + " units";
    }
}
