package io.neurapt.network;

import java.util.List;
import org.jblas.FloatMatrix;

/** Named matrices, one per parameter matrix of a network: its gradients, or a base for its parameters. */
public class FloatTensors {
    final NetworkInfo info;
    private final float[] values;

    FloatTensors(NetworkInfo info, float[] values) {
        this.info = info;
        this.values = values;
    }

    /** All values, layer after layer, each matrix column by column. */
    float[] values() {
        return values;
    }

    /** Names such as {@code layer1.weight}, in the order of the layers. */
    public final List<String> names() {
        return info.names();
    }

    /** Number of values over all matrices. */
    public final int count() {
        return info.parameters();
    }

    /**
     * A copy of a matrix: units × inputs for a weight, units × 1 for a bias.
     *
     * @param name one of {@link #names()}
     * @throws IllegalArgumentException if there is no such name
     */
    public final FloatMatrix get(String name) {
        NetworkInfo.Tensor tensor = info.tensor(name);
        float[] copy = new float[tensor.length()];
        System.arraycopy(values(), tensor.offset(), copy, 0, copy.length);
        return new FloatMatrix(tensor.rows(), tensor.columns(), copy);
    }
}
