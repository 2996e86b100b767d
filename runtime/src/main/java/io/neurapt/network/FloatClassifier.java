package io.neurapt.network;

import java.util.List;

/**
 * A typed network whose answers are classes.
 *
 * @param <R> a row: the record of features
 * @param <L> the class: an enum, or {@link Boolean}
 */
public abstract class FloatClassifier<R, L> extends FloatTypedNetwork<R, L> {
    private final List<L> labels;
    private final int outputs;

    /**
     * As {@link FloatTypedNetwork#FloatTypedNetwork}.
     *
     * @param labels all classes in the order of the outputs; for a single output the second is the one it is the probability of
     */
    protected FloatClassifier(NetworkInfo info, FloatState state, List<L> labels) {
        super(info, state);
        this.labels = labels;
        outputs = info.outputs();
    }

    @Override
    protected final void encodeLabel(L label, float[] y, int offset) {
        int index = label instanceof Enum<?> constant ? constant.ordinal() : labels.indexOf(label);
        if (outputs == 1) {
            y[offset] = index;
            return;
        }
        for (int i = 0; i < outputs; i++) {
            y[offset + i] = i == index ? 1f : 0f;
        }
    }

    @Override
    protected final L decode(float[] out) {
        if (out.length == 1) {
            return labels.get(out[0] > 0.5f ? 1 : 0);
        }
        int best = 0;
        for (int i = 1; i < out.length; i++) {
            if (out[i] > out[best]) {
                best = i;
            }
        }
        return labels.get(best);
    }

    /** The probability of every class, also where the outputs are log-probabilities. */
    public final FloatProbabilities<L> probabilities(R row) {
        float[] out = outputs(row);
        if (info().logProbabilities()) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) Math.exp(out[i]);
            }
        }
        return new FloatProbabilities<>(labels, out.length == 1 ? new float[] {1 - out[0], out[0]} : out);
    }
}
