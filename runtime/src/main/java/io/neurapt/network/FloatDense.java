package io.neurapt.network;

import io.neurapt.Dense;
import org.jblas.FloatMatrix;

/** The handle of a dense layer: a live view, which always shows the parameters that predictions use now. */
public final class FloatDense implements Dense {
    private final FloatParameters parameters;
    private final String name;
    private final int inputs;
    private final int units;

    /** Made by generated code. */
    public FloatDense(FloatNetwork network, String name, int inputs, int units) {
        parameters = network.parameters();
        this.name = name;
        this.inputs = inputs;
        this.units = units;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int units() {
        return units;
    }

    /** A copy of W, units × inputs. */
    public FloatMatrix weights() {
        return parameters.get(name + ".weight");
    }

    /**
     * A copy of b, units × 1.
     *
     * @throws IllegalArgumentException if the layer was declared without a bias
     */
    public FloatMatrix bias() {
        return parameters.get(name + ".bias");
    }

    /**
     * Replaces W, as {@link FloatParameters#set}.
     *
     * @param weights units × inputs
     */
    public void setWeights(FloatMatrix weights) {
        parameters.set(name + ".weight", weights);
    }

    /**
     * Replaces b, as {@link FloatParameters#set}.
     *
     * @param bias units × 1
     */
    public void setBias(FloatMatrix bias) {
        parameters.set(name + ".bias", bias);
    }

    /** Name and shape. */
    @Override
    public String toString() {
        return name + ": dense, " + units + " units, " + inputs + " inputs";
    }
}
