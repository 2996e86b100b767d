package io.neurapt.metrics;

/** Refuses what cannot be measured. */
final class Checks {
    private Checks() {}

    static void sameLength(int actual, int predicted) {
        if (actual != predicted) {
            throw new IllegalArgumentException(
                    "there must be one prediction per label, but there are " + actual + " labels and " + predicted
                            + " predictions");
        }
        if (actual == 0) {
            throw new IllegalArgumentException("there is no sample to measure");
        }
    }

    static void classes(int[] values, int classes) {
        for (int s = 0; s < values.length; s++) {
            if (values[s] < 0 || values[s] >= classes) {
                throw new IllegalArgumentException("classes are 0 … " + (classes - 1) + ", but sample " + s + " has "
                        + values[s]);
            }
        }
    }

    static void finite(double[] scores) {
        for (int s = 0; s < scores.length; s++) {
            if (!Double.isFinite(scores[s])) {
                throw new IllegalArgumentException("scores must be finite, but that of sample " + s + " is " + scores[s]);
            }
        }
    }
}
