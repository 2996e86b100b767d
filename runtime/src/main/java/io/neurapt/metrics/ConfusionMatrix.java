package io.neurapt.metrics;

import java.util.Arrays;
import java.util.Locale;

/**
 * How often which class was taken for which. Where nothing was predicted as a class, its precision is 0; where no sample belongs to
 * it, its recall is 0; where both are 0, so is its F1. These are the conventions of scikit-learn.
 */
public final class ConfusionMatrix {
    private final long[][] counts;

    /** How numbers of classes become one. */
    public enum Average {
        /** The mean over the classes. */
        MACRO,
        /** The mean over the classes, each weighted with its number of samples. */
        WEIGHTED,
        /** From the counts summed over the classes; precision, recall and F1 are then all equal to the accuracy. */
        MICRO
    }

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param actual the true class of every sample, 0 … classes − 1
     * @param predicted the predicted class of every sample, 0 … classes − 1
     * @param classes number of classes
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
        Checks.sameLength(actual.length, predicted.length);
        Checks.classes(actual, classes);
        Checks.classes(predicted, classes);
        long[][] counts = new long[classes][classes];
        for (int s = 0; s < actual.length; s++) {
            counts[actual[s]][predicted[s]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    /** How many samples of a class were taken for another (or for itself). */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Number of samples. */
    public long samples() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Number of samples of a class. */
    public long support(int actual) {
        return Arrays.stream(counts[actual]).sum();
    }

    /** Number of samples taken for a class. */
    public long predicted(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    private long right() {
        long right = 0;
        for (int k = 0; k < counts.length; k++) {
            right += counts[k][k];
        }
        return right;
    }

    /** Share of the samples whose class was found. */
    public double accuracy() {
        return ratio(right(), samples());
    }

    /** Share of right ones among those taken for a class. */
    public double precision(int k) {
        return ratio(counts[k][k], predicted(k));
    }

    /** Share of found ones among those of a class. */
    public double recall(int k) {
        return ratio(counts[k][k], support(k));
    }

    /** Harmonic mean of precision and recall of a class. */
    public double f1(int k) {
        return ratio(2 * counts[k][k], predicted(k) + support(k));
    }

    /** Precision over all classes. */
    public double precision(Average average) {
        return average(average, this::precision);
    }

    /** Recall over all classes. */
    public double recall(Average average) {
        return average(average, this::recall);
    }

    /** The average of the classes' F1 (not the harmonic mean of averages). */
    public double f1(Average average) {
        return average(average, this::f1);
    }

    private double average(Average average, java.util.function.IntToDoubleFunction ofClass) {
        if (average == Average.MICRO) {
            return accuracy();
        }
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < counts.length; k++) {
            double weight = average == Average.MACRO ? 1 : support(k);
            sum += weight * ofClass.applyAsDouble(k);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** A table of precision, recall, F1 and number of samples: per class, and averaged. */
    public String report() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%8s  %9s  %9s  %9s  %9s%n", "class", "precision", "recall", "f1", "samples"));
        for (int k = 0; k < counts.length; k++) {
            append(text, String.valueOf(k), precision(k), recall(k), f1(k), support(k));
        }
        for (Average average : new Average[] {Average.MACRO, Average.WEIGHTED}) {
            String name = average.name().toLowerCase(Locale.ROOT);
            append(text, name, precision(average), recall(average), f1(average), samples());
        }
        return text.append(String.format(Locale.ROOT, "accuracy %.4f%n", accuracy())).toString();
    }

    private static void append(StringBuilder text, String name, double precision, double recall, double f1, long n) {
        text.append(String.format(Locale.ROOT, "%8s  %9.4f  %9.4f  %9.4f  %9d%n", name, precision, recall, f1, n));
    }

    /** A table: one row per true class, one column per predicted class. */
    @Override
    public String toString() {
        int width = 1;
        for (long[] row : counts) {
            for (long count : row) {
                width = Math.max(width, String.valueOf(count).length());
            }
        }
        width = Math.max(width, String.valueOf(counts.length - 1).length()) + 2;
        StringBuilder text = new StringBuilder(String.format("%-18s", "actual \\ predicted"));
        for (int k = 0; k < counts.length; k++) {
            text.append(String.format("%" + width + "d", k));
        }
        text.append(System.lineSeparator());
        for (int k = 0; k < counts.length; k++) {
            text.append(String.format("%18d", k));
            for (long count : counts[k]) {
                text.append(String.format("%" + width + "d", count));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
