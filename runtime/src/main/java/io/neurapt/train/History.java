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
    private final List<Metric> metrics;
    private final double[] costs;
    private final double[] validationCosts;
    private final double[][] values;
    private int epochs;

    History(int epochs, boolean validates, List<Metric> metrics) {
        this.metrics = metrics;
        costs = new double[epochs];
        validationCosts = new double[validates ? epochs : 0];
        values = new double[metrics.size()][epochs];
    }

    /** Number of complete epochs. */
    int epochs() {
        return epochs;
    }

    /** Appends an epoch; its metrics follow by {@link #set}. */
    void add(double cost, double validationCost) {
        costs[epochs] = cost;
        if (validationCosts.length > 0) {
            validationCosts[epochs] = validationCost;
        }
        epochs++;
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
        double[] validation = Arrays.copyOf(validationCosts, Math.min(epochs, validationCosts.length));
        double[] complete = epochs == costs.length ? costs : Arrays.copyOf(costs, epochs);
        return new TrainingResult(complete, validation, all, samples, elapsed, reason, bestEpoch);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(epochs);
        out.writeInt(values.length);
        out.writeBoolean(validationCosts.length > 0);
        for (int e = 0; e < epochs; e++) {
            out.writeDouble(costs[e]);
            if (validationCosts.length > 0) {
                out.writeDouble(validationCosts[e]);
            }
            for (double[] metric : values) {
                out.writeDouble(metric[e]);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        int saved = in.readInt();
        int metricCount = in.readInt();
        boolean validates = in.readBoolean();
        if (saved > costs.length) {
            throw new IllegalArgumentException("the checkpoint was made after " + saved + " epochs, but training is to have "
                    + costs.length + "; set epochs to the number of the whole run");
        }
        if (metricCount != values.length || validates != validationCosts.length > 0) {
            throw new IllegalArgumentException("the checkpoint was made with " + metricCount + " metrics and "
                    + (validates ? "a" : "no") + " validation set, but now there are " + values.length + " and "
                    + (validationCosts.length > 0 ? "one" : "none"));
        }
        for (epochs = 0; epochs < saved; epochs++) {
            costs[epochs] = in.readDouble();
            if (validates) {
                validationCosts[epochs] = in.readDouble();
            }
            for (double[] metric : values) {
                metric[epochs] = in.readDouble();
            }
        }
    }
}
