package io.neurapt.metrics;

/** How far predicted numbers are off. */
public final class Regression {
    private Regression() {}

    /** Mean of (predicted − actual)², without a factor ½. */
    public static double meanSquaredError(double[] actual, double[] predicted) {
        Checks.sameLength(actual.length, predicted.length);
        double sum = 0;
        for (int s = 0; s < actual.length; s++) {
            sum += (predicted[s] - actual[s]) * (predicted[s] - actual[s]);
        }
        return sum / actual.length;
    }

    /** Mean of |predicted − actual|. */
    public static double meanAbsoluteError(double[] actual, double[] predicted) {
        Checks.sameLength(actual.length, predicted.length);
        double sum = 0;
        for (int s = 0; s < actual.length; s++) {
            sum += Math.abs(predicted[s] - actual[s]);
        }
        return sum / actual.length;
    }

    /**
     * The coefficient of determination R² = 1 − Σ (predicted − actual)² / Σ (mean − actual)²: 1 for perfect predictions, 0 for the
     * mean, negative for worse. Where all labels are equal it is 1 for perfect predictions and else 0, as in scikit-learn.
     */
    public static double r2(double[] actual, double[] predicted) {
        Checks.sameLength(actual.length, predicted.length);
        double mean = 0;
        for (double label : actual) {
            mean += label / actual.length;
        }
        double residual = 0;
        double total = 0;
        for (int s = 0; s < actual.length; s++) {
            residual += (predicted[s] - actual[s]) * (predicted[s] - actual[s]);
            total += (actual[s] - mean) * (actual[s] - mean);
        }
        if (total == 0) {
            return residual == 0 ? 1 : 0;
        }
        return 1 - residual / total;
    }
}
