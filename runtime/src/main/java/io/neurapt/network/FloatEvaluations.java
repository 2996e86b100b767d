package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import io.neurapt.metrics.Evaluation;
import java.util.Arrays;

/** Predictions of a network next to labels. */
final class FloatEvaluations {
    private FloatEvaluations() {}

    /**
     * With the cost.
     *
     * @param p all parameters
     */
    static Evaluation of(FloatNetwork network, float[] p, FloatSamples samples) {
        FloatBackward backward = network.evaluator(samples.count());
        backward.load(samples.x(), samples.y(), null, 0, samples.count());
        return of(network, p, samples, backward.cost(p));
    }

    /**
     * Where the cost is known.
     *
     * @param p all parameters
     */
    static Evaluation of(FloatNetwork network, float[] p, FloatSamples samples, double cost) {
        NetworkInfo info = network.info();
        float[] out = new float[info.outputs() * samples.count()];
        network.forward(Arrays.copyOf(p, info.parameters())).predictBatch(samples.x(), out, samples.count());
        double[][] predictions = FloatSamples.rows(out, info.outputs());
        if (info.logProbabilities()) { // metrics take probabilities
            for (double[] sample : predictions) {
                Arrays.setAll(sample, i -> Math.exp(sample[i]));
            }
        }
        return new Evaluation(info.task(), info.threshold(), cost, predictions, samples.labels());
    }

    /** The class of every sample by its label, or null where labels are no classes. */
    static int[] classes(NetworkInfo info, FloatSamples samples) {
        double[][] labels = samples.labels();
        boolean classes = info.task() == Evaluation.Task.CLASSES || info.task() == Evaluation.Task.BINARY;
        return classes ? new Evaluation(info.task(), info.threshold(), Double.NaN, labels, labels).actual() : null;
    }
}
