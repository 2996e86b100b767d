package io.neurapt;

import java.time.Duration;
import java.util.Locale;

/** What a training run did. */
public final class TrainingResult {
    private final double[] costs;
    private final long samples;
    private final Duration elapsed;

    /**
     * Made by the training loop.
     *
     * @param costs the cost of every epoch
     * @param samples samples seen, over all epochs
     * @param elapsed wall-clock time of the run
     */
    public TrainingResult(double[] costs, long samples, Duration elapsed) {
        this.costs = costs.clone();
        this.samples = samples;
        this.elapsed = elapsed;
    }

    /** The cost of every epoch: the mean of its batch costs, each measured before its update. */
    public double[] costs() {
        return costs.clone();
    }

    /** The cost of the last epoch, before its updates. */
    public double finalCost() {
        return costs[costs.length - 1];
    }

    /** Number of epochs that were run. */
    public int epochs() {
        return costs.length;
    }

    /** Samples per second over the whole run, the listeners' time included. */
    public double samplesPerSecond() {
        return samples / (Math.max(1, elapsed.toNanos()) * 1e-9);
    }

    /** Wall-clock time of the run. */
    public Duration elapsed() {
        return elapsed;
    }

    /** One line: epochs, cost, time and speed. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d epochs, cost %.6f to %.6f, %.3f s, %,.0f samples/s",
                epochs(),
                costs[0],
                finalCost(),
                elapsed.toNanos() * 1e-9,
                samplesPerSecond());
    }
}
