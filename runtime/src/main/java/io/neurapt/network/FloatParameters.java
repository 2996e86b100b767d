package io.neurapt.network;

import org.jblas.FloatMatrix;

/** The parameters of a network: always those that predictions use now. */
public final class FloatParameters extends FloatTensors {
    private final FloatNetwork network;

    FloatParameters(FloatNetwork network, NetworkInfo info) {
        super(info, null);
        this.network = network;
    }

    @Override
    float[] values() {
        return network.values();
    }

    /**
     * Replaces a matrix; predictions use it from now on.
     *
     * @param name one of {@link #names()}
     * @param value units × inputs for a weight, units × 1 for a bias; every element finite
     * @throws IllegalArgumentException if name, shape or values are wrong; nothing is changed then
     * @throws IllegalStateException while the network is being trained
     */
    public void set(String name, FloatMatrix value) {
        NetworkInfo.Tensor tensor = info.tensor(name);
        if (value.rows != tensor.rows() || value.columns != tensor.columns()) {
            throw new IllegalArgumentException(name + " of " + info.name() + " is " + tensor.rows() + " × "
                    + tensor.columns() + ", but the matrix given is " + value.rows + " × " + value.columns);
        }
        FloatChecks.finite(name, value.data, value.rows);
        network.replace(tensor.offset(), value.data);
    }
}
