package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.internal.FloatForward;
import io.neurapt.internal.FloatScaledForward;
import io.neurapt.metrics.Evaluation;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The side of a network that predicts, from an immutable snapshot of parameters and scaler that is replaced as a whole; see
 * {@link FloatNetwork}, which trains.
 */
public abstract class FloatPredictor {
    private final NetworkInfo info;
    private volatile FloatForward forward;

    @SuppressWarnings("this-escape") // forward(…) of generated classes uses its argument only
    FloatPredictor(NetworkInfo info, FloatState state) {
        this.info = info;
        publish(state.parameters(), state.scaler());
    }

    /** A snapshot of the parameters that predicts. */
    protected abstract FloatForward forward(float[] parameters);

    /**
     * The outputs for every sample.
     *
     * @param x features × samples
     * @return outputs × samples
     */
    public final FloatMatrix predict(FloatMatrix x) {
        FloatChecks.features(info, x);
        FloatMatrix out = new FloatMatrix(info.outputs(), x.columns);
        forward.predictBatch(x.data, out.data, x.columns);
        return out;
    }

    /**
     * The outputs for every sample.
     *
     * @param x one row per sample
     * @return one row per sample
     */
    public final float[][] predict(float[][] x) {
        return x.length == 0 ? new float[0][] : FloatChecks.rows(predict(FloatChecks.columns("x", x, info.inputs())));
    }

    /**
     * The output for one sample.
     *
     * @param x its features
     * @return as many values as the last layer has units
     */
    public final float[] predict(float... x) {
        float[] out = new float[info.outputs()];
        predict(x, out);
        return out;
    }

    /**
     * The output for one sample, without any allocation.
     *
     * @param x its features
     * @param out receives as many values as the last layer has units; its length must be that number
     */
    public final void predict(float[] x, float[] out) {
        FloatChecks.sample(info, x);
        if (out.length != info.outputs()) {
            throw new IllegalArgumentException(
                    info.name() + " has " + info.outputs() + " outputs, but the array for them has " + out.length);
        }
        forward.predict(x, 0, out, 0);
    }

    /**
     * The class of one sample: the unit with the largest output, the first of equals; for a single sigmoid unit 1 if its
     * probability is greater than ½, else 0.
     *
     * @param x its features
     * @throws IllegalStateException if the network has a single output that is no probability
     */
    public final int predictClass(float... x) {
        requireClasses();
        return classOf(predict(x), 0);
    }

    /**
     * The class of every sample, as {@link #predictClass}.
     *
     * @param x features × samples
     */
    public final int[] predictClasses(FloatMatrix x) {
        requireClasses();
        FloatMatrix out = predict(x);
        int[] classes = new int[x.columns];
        for (int s = 0; s < classes.length; s++) {
            classes[s] = classOf(out.data, s * out.rows);
        }
        return classes;
    }

    private void requireClasses() {
        if (info.outputs() == 1 && info.task() != Evaluation.Task.BINARY && !info.probabilities()) {
            throw new IllegalStateException(info.name() + " has a single output that is no probability; classes need a "
                    + "sigmoid unit or several outputs");
        }
    }

    private int classOf(float[] out, int offset) {
        if (info.outputs() == 1) {
            return out[offset] > info.threshold() ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < info.outputs(); i++) {
            if (out[offset + i] > out[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /** What features go through before the first layer, or null: fitted by the first training if the spec has a scaling. */
    public final Scaler scaler() {
        return forward.scaler();
    }

    /** Names of the features, empty if they have none. */
    public final List<String> featureNames() {
        return info.featureNames();
    }

    /** Names of the classes, or of the outputs of a regression; empty if they have none. */
    public final List<String> classNames() {
        return info.classNames();
    }

    /** The name of the network. */
    @Override
    public final String toString() {
        return info.name();
    }

    /** A copy of the parameters in use. */
    final float[] copy() {
        return Arrays.copyOf(values(), info.parameters());
    }

    /** The parameters in use, for reading only; the array may be longer. */
    final float[] values() {
        return forward.parameters();
    }

    /** Lets predictions use a copy of these parameters, and scale features if there is a scaler. */
    final void publish(float[] values, Scaler scaler) {
        FloatForward plain = forward(values);
        forward = scaler == null ? plain : FloatScaledForward.of(plain, scaler, info.inputs());
    }

    /** What predictions use now. */
    final FloatForward snapshot() {
        return forward;
    }
}
