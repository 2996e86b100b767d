package io.neurapt;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a training run did. After {@link TrainingOptions.Builder#resumeFrom} it covers the epochs before the checkpoint, too. */
public final class TrainingResult {
    private final double[] costs;
    private final double[] validationCosts;
    private final Map<String, double[]> metrics;
    private final long samples;
    private final Duration elapsed;
    private final StopReason stopReason;
    private final int bestEpoch;

    /**
     * Made by the training loop.
     *
     * @param costs the cost of every epoch
     * @param validationCosts after every epoch, empty if there is no validation set
     * @param metrics after every epoch, by name
     * @param samples samples seen in this run, over all its epochs
     * @param elapsed wall-clock time of this run
     * @param stopReason why it ended
     * @param bestEpoch of early stopping, −1 without
     */
    public TrainingResult(
            double[] costs,
            double[] validationCosts,
            Map<String, double[]> metrics,
            long samples,
            Duration elapsed,
            StopReason stopReason,
            int bestEpoch) {
        this.costs = costs.clone();
        this.validationCosts = validationCosts.clone();
        this.metrics = new LinkedHashMap<>(metrics);
        this.samples = samples;
        this.elapsed = elapsed;
        this.stopReason = stopReason;
        this.bestEpoch = bestEpoch;
    }

    /** The cost of every complete epoch: the mean of its batch costs, each measured before its update, penalties included. */
    public double[] costs() {
        return costs.clone();
    }

    /** The mean loss over the validation set after every epoch; empty if there was none. */
    public double[] validationCosts() {
        return validationCosts.clone();
    }

    /** The values of a metric after every epoch. */
    public double[] metric(String name) {
        double[] values = metrics.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no metric '" + name + "'; there are " + metrics.keySet());
        }
        return values.clone();
    }

    /** The metrics' names, in the order given. */
    public java.util.List<String> metricNames() {
        return java.util.List.copyOf(metrics.keySet());
    }

    /** The cost of the last complete epoch, before its updates; NaN if there was none. */
    public double finalCost() {
        return costs.length == 0 ? Double.NaN : costs[costs.length - 1];
    }

    /** Number of complete epochs. */
    public int epochs() {
        return costs.length;
    }

    /** Why training ended. */
    public StopReason stopReason() {
        return stopReason;
    }

    /** With early stopping, the epoch whose parameters the network has now, from 0; −1 without. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** Samples per second over the whole run, validation and the listeners' time included. */
    public double samplesPerSecond() {
        return samples / (Math.max(1, elapsed.toNanos()) * 1e-9);
    }

    /** Wall-clock time of the run. */
    public Duration elapsed() {
        return elapsed;
    }

    /** One line: epochs, cost, time and speed, and why it ended if not by the number of epochs. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d epochs, cost %.6f to %.6f, %.3f s, %,.0f samples/s%s",
                epochs(),
                costs.length == 0 ? Double.NaN : costs[0],
                finalCost(),
                elapsed.toNanos() * 1e-9,
                samplesPerSecond(),
                stopReason == StopReason.EPOCHS
                        ? ""
                        : ", ended by " + stopReason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
