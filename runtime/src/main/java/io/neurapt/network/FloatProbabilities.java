package io.neurapt.network;

import java.util.List;

/**
 * How probable each class is, according to a network. The values lie in [0, 1] and sum to 1, up to rounding.
 *
 * @param <L> the class: an enum, or {@link Boolean}
 */
public final class FloatProbabilities<L> {
    private final List<L> labels;
    private final float[] values;

    FloatProbabilities(List<L> labels, float[] values) {
        this.labels = labels;
        this.values = values;
    }

    /** The probability of a class. */
    public float of(L label) {
        return values[labels.indexOf(label)];
    }

    /** The classes, in the order of their constants; {@code false} before {@code true}. */
    public List<L> labels() {
        return labels;
    }

    /** The probabilities in the order of {@link #labels}, a copy. */
    public float[] values() {
        return values.clone();
    }

    /** The most probable class, the first of equals. */
    public L most() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return labels.get(best);
    }

    /** Classes with their probabilities. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(labels.get(i)).append(' ').append(values[i]);
        }
        return text.toString();
    }
}
