package io.neurapt.metrics;

/** How often classes are found. */
public final class Classification {
    /** Probabilities are kept this far from 0 and 1 before the logarithm. */
    private static final double LEAST = 1e-15;

    private Classification() {}

    /**
     * Share of equal elements.
     *
     * @param actual the true class of every sample
     * @param predicted the predicted class of every sample
     */
    public static double accuracy(int[] actual, int[] predicted) {
        Checks.sameLength(actual.length, predicted.length);
        int right = 0;
        for (int s = 0; s < actual.length; s++) {
            right += actual[s] == predicted[s] ? 1 : 0;
        }
        return (double) right / actual.length;
    }

    /**
     * Share of the samples whose true class is among the k with the highest scores; of equal scores, the class with the lower
     * number comes first.
     *
     * @param actual the true class of every sample
     * @param scores one row per sample, one score per class
     * @param k at least 1
     */
    public static double topK(int[] actual, double[][] scores, int k) {
        Checks.sameLength(actual.length, scores.length);
        Checks.classes(actual, scores[0].length);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        int found = 0;
        for (int s = 0; s < actual.length; s++) {
            double own = scores[s][actual[s]];
            int before = 0;
            for (int i = 0; i < scores[s].length; i++) {
                before += scores[s][i] > own || scores[s][i] == own && i < actual[s] ? 1 : 0;
            }
            found += before < k ? 1 : 0;
        }
        return (double) found / actual.length;
    }

    /**
     * Mean of −ln of the probability that was given to the true class; probabilities are kept within [1e-15, 1 − 1e-15].
     *
     * @param actual the true class of every sample
     * @param probabilities one row per sample, one probability per class
     */
    public static double logLoss(int[] actual, double[][] probabilities) {
        Checks.sameLength(actual.length, probabilities.length);
        Checks.classes(actual, probabilities[0].length);
        double sum = 0;
        for (int s = 0; s < actual.length; s++) {
            sum -= Math.log(Math.max(LEAST, Math.min(probabilities[s][actual[s]], 1 - LEAST)));
        }
        return sum / actual.length;
    }
}
