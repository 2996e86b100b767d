package io.neurapt.network;

import io.neurapt.Precision;
import io.neurapt.data.Scaler;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What a network predicts with at one moment, for those who write it in a format of their own. It stays as it is while
 * the network goes on learning.
 */
public final class Snapshot {
    private final NetworkInfo info;
    private final Precision precision;
    private final Scaler scaler;
    private final String training;
    private final IntToDoubleFunction parameters;

    private Snapshot(
            NetworkInfo info, Precision precision, Scaler scaler, String training, IntToDoubleFunction parameters) {
        this.info = info;
        this.precision = precision;
        this.scaler = scaler;
        this.training = training;
        this.parameters = parameters;
    }

    /** Of a network in single precision. */
    public static Snapshot of(FloatNetwork network) {
        var forward = network.snapshot();
        float[] values = forward.parameters();
        return new Snapshot(
                network.info(), Precision.FLOAT, forward.scaler(), network.trainingSummary(), index -> values[index]);
    }

    /** Of a network in double precision. */
    public static Snapshot of(DoubleNetwork network) {
        var forward = network.snapshot();
        double[] values = forward.parameters();
        return new Snapshot(
                network.info(), Precision.DOUBLE, forward.scaler(), network.trainingSummary(), index -> values[index]);
    }

    /** Layers and parameters. */
    public NetworkInfo info() {
        return info;
    }

    /** The numbers' precision. */
    public Precision precision() {
        return precision;
    }

    /** What features go through before the first layer; empty if there is none, or it has not been fitted yet. */
    public Optional<Scaler> scaler() {
        return Optional.ofNullable(scaler);
    }

    /** One line on the last training run; empty if there was none. */
    public String trainingSummary() {
        return training;
    }

    /** The values of a parameter matrix, row by row; those of single precision exactly. */
    public double[] values(NetworkInfo.Tensor tensor) {
        double[] values = new double[tensor.length()];
        for (int i = 0; i < tensor.rows(); i++) {
            for (int j = 0; j < tensor.columns(); j++) {
                values[i * tensor.columns() + j] = parameters.applyAsDouble(tensor.offset() + j * tensor.rows() + i);
            }
        }
        return values;
    }
}
