package io.neurapt.train;

import io.neurapt.StopReason;
import io.neurapt.TrainingResult;
import io.neurapt.metrics.Metric;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Costs and metrics of the epochs so far. */
final class History {
    /** Runs that end by time may be given any number of epochs: beyond this, memory follows need. */
    private static final int CAPACITY = 1 << 16;

    private final List<Metric> metrics;
    private final int most;
    private final boolean validates;
    private double[] costs;
    private double[] validationCosts;
    private final double[][] values;
    private int epochs;

    History(int most, boolean validates, List<Metric> metrics) {
        this.metrics = metrics;
        this.most = most;
        this.validates = validates;
        int capacity = Math.min(most, CAPACITY);
        costs = new double[capacity];
        validationCosts = new double[validates ? capacity : 0];
        values = new double[metrics.size()][capacity];
    }

    /** Number of complete epochs. */
    int epochs() {
        return epochs;
    }

    /** Appends an epoch; its metrics follow by {@link #set}. */
    void add(double cost, double validationCost) {
        if (epochs == costs.length) {
            grow();
        }
        costs[epochs] = cost;
        if (validates) {
            validationCosts[epochs] = validationCost;
        }
        epochs++;
    }

    private void grow() {
        int capacity = (int) Math.min(most, 2L * costs.length);
        costs = Arrays.copyOf(costs, capacity);
        validationCosts = Arrays.copyOf(validationCosts, validates ? capacity : 0);
        Arrays.setAll(values, k -> Arrays.copyOf(values[k], capacity));
    }

    /** A metric of the last epoch. */
    void set(int metric, double value) {
        values[metric][epochs - 1] = value;
    }

    /** A metric of the last epoch. */
    double get(int metric) {
        return values[metric][epochs - 1];
    }

    /** The metrics of the last epoch. */
    Map<String, Double> last() {
        Map<String, Double> last = new LinkedHashMap<>();
        for (int k = 0; k < values.length; k++) {
            last.put(metrics.get(k).name(), get(k));
        }
        return last;
    }

    TrainingResult result(long samples, Duration elapsed, StopReason reason, int bestEpoch) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (int k = 0; k < values.length; k++) {
            all.put(metrics.get(k).name(), Arrays.copyOf(values[k], epochs));
        }
        double[] validation = Arrays.copyOf(validationCosts, validates ? epochs : 0);
        double[] complete = epochs == costs.length ? costs : Arrays.copyOf(costs, epochs);
        return new TrainingResult(complete, validation, all, samples, elapsed, reason, bestEpoch);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(epochs);
        out.writeInt(values.length);
        out.writeBoolean(validates);
        for (int e = 0; e < epochs; e++) {
            out.writeDouble(costs[e]);
            out.writeDouble(validates ? validationCosts[e] : Double.NaN);
            for (double[] metric : values) {
                out.writeDouble(metric[e]);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = in.readInt();
        int savedMetrics = in.readInt();
        boolean validated = in.readBoolean();
        if (saved > most) {
            throw new IllegalArgumentException("the checkpoint was made after " + saved + " epochs, but training is to have "
                    + most + "; set epochs to the number of the whole run");
        }
        if (savedMetrics != values.length || validated != validates) {
            throw new IllegalArgumentException("the checkpoint was made with " + savedMetrics + " metrics and "
                    + (validated ? "a" : "no") + " validation set, but now there are " + values.length + " and "
                    + (validates ? "one" : "none"));
        }
        while (epochs < saved) {
            add(in.readDouble(), in.readDouble());
            for (int k = 0; k < values.length; k++) {
                set(k, in.readDouble());
            }
        }
    }
}
