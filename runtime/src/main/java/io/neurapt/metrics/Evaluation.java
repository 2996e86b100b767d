package io.neurapt.metrics;

import java.util.Arrays;

/** Predictions next to their labels, and the metrics that fit them. */
public final class Evaluation {
    /** What the outputs mean. */
    public enum Task {
        /** One score per class; the highest is the prediction, the first of equals. */
        CLASSES,
        /** One score, for the positive class. */
        BINARY,
        /** One score per property, each either present or not. */
        MULTI_LABEL,
        /** Numbers. */
        REGRESSION
    }

    private final Task task;
    private final double threshold;
    private final double cost;
    private final double[][] predictions;
    private final double[][] labels;

    /**
     * Made by {@code evaluate} of a network.
     *
     * @param task what the outputs mean
     * @param threshold scores above it are positive; for {@link Task#BINARY} and {@link Task#MULTI_LABEL}
     * @param cost mean loss
     * @param predictions one row per sample
     * @param labels one row per sample: as many numbers as outputs, or the class alone
     */
    public Evaluation(Task task, double threshold, double cost, double[][] predictions, double[][] labels) {
        Checks.sameLength(labels.length, predictions.length);
        this.task = task;
        this.threshold = threshold;
        this.cost = cost;
        this.predictions = predictions;
        this.labels = labels;
    }

    /** Mean loss over the samples, without penalties. */
    public double cost() {
        return cost;
    }

    /** Number of samples. */
    public int samples() {
        return labels.length;
    }

    /** Share of samples whose class was found; for multi-label outputs, share of properties. */
    public double accuracy() {
        if (task == Task.MULTI_LABEL) {
            double sum = 0;
            for (int i = 0; i < predictions[0].length; i++) {
                sum += Classification.accuracy(flags(positives(i)), flags(above(i)));
            }
            return sum / predictions[0].length;
        }
        return Classification.accuracy(actual(), predicted());
    }

    /** See {@link Classification#topK}. */
    public double topK(int k) {
        require(Task.CLASSES, "top-k accuracy");
        return Classification.topK(actual(), predictions, k);
    }

    /** Rows are true classes, columns predicted ones. */
    public ConfusionMatrix confusionMatrix() {
        return ConfusionMatrix.of(actual(), predicted(), task == Task.BINARY ? 2 : predictions[0].length);
    }

    /** See {@link Ranking#rocAuc}; over several outputs, the mean of each class (property) against the rest. */
    public double rocAuc() {
        return meanOverOutputs(Ranking::rocAuc);
    }

    /** See {@link Ranking#prAuc}; over several outputs, the mean of each class (property) against the rest. */
    public double prAuc() {
        return meanOverOutputs(Ranking::prAuc);
    }

    /** See {@link Classification#logLoss}. The outputs must be probabilities; for multi-label outputs, mean over properties. */
    public double logLoss() {
        if (task == Task.CLASSES) {
            return Classification.logLoss(actual(), predictions);
        }
        if (task == Task.REGRESSION) {
            throw noClasses();
        }
        double sum = 0;
        for (int i = 0; i < predictions[0].length; i++) {
            int output = i;
            double[][] both = Arrays.stream(predictions)
                    .map(row -> new double[] {1 - row[output], row[output]})
                    .toArray(double[][]::new);
            sum += Classification.logLoss(flags(positives(i)), both);
        }
        return sum / predictions[0].length;
    }

    /** See {@link Regression#meanSquaredError}; over all outputs. */
    public double meanSquaredError() {
        return Regression.meanSquaredError(numbers(labels), numbers(predictions));
    }

    /** See {@link Regression#meanAbsoluteError}; over all outputs. */
    public double meanAbsoluteError() {
        return Regression.meanAbsoluteError(numbers(labels), numbers(predictions));
    }

    /** See {@link Regression#r2}; the mean over the outputs. */
    public double r2() {
        numbers(labels);
        double sum = 0;
        for (int i = 0; i < predictions[0].length; i++) {
            sum += Regression.r2(column(labels, i), column(predictions, i));
        }
        return sum / predictions[0].length;
    }

    /** The true class of every sample; for a single output, 1 if it is positive. */
    public int[] actual() {
        if (task == Task.BINARY) {
            return flags(positives(0));
        }
        require(Task.CLASSES, "a class per sample");
        return Arrays.stream(labels)
                .mapToInt(row -> row.length == 1 ? (int) row[0] : largest(row))
                .toArray();
    }

    /** The predicted class of every sample; for a single output, 1 if it is positive. */
    public int[] predicted() {
        if (task == Task.BINARY) {
            return flags(above(0));
        }
        require(Task.CLASSES, "a class per sample");
        return Arrays.stream(predictions).mapToInt(Evaluation::largest).toArray();
    }

    private interface Score {
        double of(boolean[] positive, double[] scores);
    }

    private double meanOverOutputs(Score score) {
        if (task == Task.REGRESSION) {
            throw noClasses();
        }
        double sum = 0;
        int[] actual = task == Task.CLASSES ? actual() : null;
        for (int i = 0; i < predictions[0].length; i++) {
            boolean[] positive = actual == null ? positives(i) : equal(actual, i);
            sum += score.of(positive, column(predictions, i));
        }
        return sum / predictions[0].length;
    }

    private static boolean[] equal(int[] classes, int k) {
        boolean[] equal = new boolean[classes.length];
        for (int s = 0; s < classes.length; s++) {
            equal[s] = classes[s] == k;
        }
        return equal;
    }

    private boolean[] positives(int output) {
        boolean[] positive = new boolean[labels.length];
        for (int s = 0; s < positive.length; s++) {
            positive[s] = labels[s][output] > threshold;
        }
        return positive;
    }

    private boolean[] above(int output) {
        boolean[] above = new boolean[predictions.length];
        for (int s = 0; s < above.length; s++) {
            above[s] = predictions[s][output] > threshold;
        }
        return above;
    }

    private static int[] flags(boolean[] values) {
        int[] flags = new int[values.length];
        for (int s = 0; s < flags.length; s++) {
            flags[s] = values[s] ? 1 : 0;
        }
        return flags;
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }

    private static int largest(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    private double[] numbers(double[][] rows) {
        if (labels[0].length != predictions[0].length) {
            throw new IllegalStateException("labels are classes, predictions " + predictions[0].length
                    + " numbers: their difference means nothing");
        }
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private void require(Task needed, String what) {
        if (task != needed) {
            throw new IllegalStateException(what + " is for outputs that are " + name(needed) + ", but these are "
                    + name(task));
        }
    }

    private static IllegalStateException noClasses() {
        return new IllegalStateException("a regression has no classes; use meanSquaredError, meanAbsoluteError or r2");
    }

    private static String name(Task task) {
        return switch (task) {
            case CLASSES -> "scores of several classes";
            case BINARY -> "a single score";
            case MULTI_LABEL -> "scores of independent properties";
            case REGRESSION -> "numbers of a regression";
        };
    }

    /** One line: number of samples, cost, and accuracy or R². */
    @Override
    public String toString() {
        String metric = task == Task.REGRESSION ? "R² " + four(r2()) : "accuracy " + four(accuracy());
        return String.format(java.util.Locale.ROOT, "%d samples, cost %.6f, %s", samples(), cost, metric);
    }

    private static String four(double value) {
        return String.format(java.util.Locale.ROOT, "%.4f", value);
    }
}
