package io.neurapt;

import io.neurapt.metrics.Metric;

/**
 * Ends training when the validation set stops getting better. However training ends, the network then has the parameters of the best
 * epoch.
 *
 * @param patience epochs without improvement before training ends, at least 1
 * @param minDelta an epoch is better only if it is better by more than this, at least 0
 * @param metric what is watched on the validation set, or null for its cost
 */
public record EarlyStopping(int patience, double minDelta, Metric metric) {
    /** Checks the ranges. */
    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1 epoch, but is " + patience);
        }
        if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minDelta must be a finite number of at least 0, but is " + minDelta);
        }
    }

    /** Watches the cost on the validation set; any improvement counts. */
    public static EarlyStopping of(int patience) {
        return new EarlyStopping(patience, 0, null);
    }
}
