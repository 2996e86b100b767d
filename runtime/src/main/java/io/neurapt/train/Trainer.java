package io.neurapt.train;

import io.neurapt.TrainingDivergedException;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import java.time.Duration;

/** The mini-batch loop. It allocates nothing per step. */
public final class Trainer {
    private final Learner learner;
    private final SampleOrder order;
    private final TrainingListener listener;
    private final double learningRate;
    private final int epochs;
    private final int batchSize;

    private Trainer(Learner learner, TrainingOptions options) {
        this.learner = learner;
        int samples = learner.samples();
        batchSize = options.batchSize() == 0 ? samples : Math.min(options.batchSize(), samples);
        order = SampleOrder.of(options, samples, batchSize < samples);
        listener = options.listener();
        learningRate = options.learningRate();
        epochs = options.epochs();
    }

    /**
     * Trains to the end, or until the cost is no longer finite. Either way the learner's published parameters are those of
     * the last epoch that ended finite.
     *
     * @param learner what is trained
     * @param options with every value set but sample order and listener
     */
    public static TrainingResult train(Learner learner, TrainingOptions options) {
        return new Trainer(learner, options).run();
    }

    private TrainingResult run() {
        long start = System.nanoTime();
        double[] costs = new double[epochs];
        try {
            for (int epoch = 0; epoch < epochs; epoch++) {
                costs[epoch] = epoch(epoch);
                if (listener != null) {
                    learner.publish();
                    listener.onEpoch(epoch, costs[epoch]);
                }
            }
        } finally {
            learner.publish();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new TrainingResult(costs, (long) epochs * learner.samples(), elapsed);
    }

    /** Returns the epoch's cost. */
    private double epoch(int epoch) {
        int samples = learner.samples();
        int[] permutation = order.of(epoch);
        // A whole set in its natural order is loaded once and stays.
        boolean loaded = permutation == null && batchSize == samples && epoch > 0;
        double sum = 0;
        int batch = 0;
        for (int from = 0; from < samples; from += batchSize, batch++) {
            int to = Math.min(samples - from, batchSize) + from;
            if (!loaded) {
                learner.load(permutation, from, to);
            }
            double cost = learner.gradients();
            if (!Double.isFinite(cost)) {
                throw new TrainingDivergedException(epoch, batch, cost, learningRate);
            }
            if (listener != null) {
                listener.onBatch(epoch, batch, cost);
            }
            learner.update(learningRate);
            sum += cost * (to - from);
        }
        if (!learner.isFinite()) {
            throw new TrainingDivergedException(epoch, batch - 1, sum / samples, learningRate);
        }
        learner.keep();
        return sum / samples;
    }
}
