package io.neurapt.train;

import io.neurapt.EpochReport;
import io.neurapt.StopReason;
import io.neurapt.TrainingDivergedException;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.TrainingRun;
import io.neurapt.metrics.Evaluation;
import io.neurapt.metrics.Metric;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The mini-batch loop. It allocates nothing per step. */
public final class Trainer {
    private final Learner learner;
    private final TrainingOptions options;
    private final CheckpointFile.Header header;
    private final SampleOrder order;
    private final List<TrainingListener> listeners;
    private final int samples;
    private final int batchSize;
    private final int batches;
    private final LearningRates rates;
    private final BestEpoch best;
    private final List<Metric> metrics;
    private final History history;
    private final long start = System.nanoTime();
    private final Brakes brakes;
    private double learningRate;
    private boolean loaded;
    private boolean saved;
    private long seen;
    // how far the running epoch has come
    private int batch;
    private double sum;

    private Trainer(Learner learner, TrainingOptions options, CheckpointFile.Header header) {
        this.learner = learner;
        this.options = options;
        this.header = header;
        samples = learner.samples();
        batchSize = header.batchSize();
        batches = (samples + batchSize - 1) / batchSize;
        order = SampleOrder.of(options, samples, batchSize < samples);
        listeners = options.listeners();
        learningRate = options.learningRate();
        rates = new LearningRates(learningRate, options.schedule(), options.epochs());
        best = options.earlyStopping() == null ? null : new BestEpoch(options.earlyStopping());
        metrics = metrics(options);
        history = new History(options.epochs(), learner.validationSamples() > 0, metrics);
        brakes = new Brakes(options, start);
    }

    /** Those asked for, and the one that early stopping watches. */
    private static List<Metric> metrics(TrainingOptions options) {
        List<Metric> metrics = new ArrayList<>(options.metrics());
        Metric watched = options.earlyStopping() == null ? null : options.earlyStopping().metric();
        if (watched != null && metrics.stream().noneMatch(metric -> metric.name().equals(watched.name()))) {
            metrics.add(watched);
        }
        return List.copyOf(metrics);
    }

    /**
     * Trains to the end, or until something ends it, or until the cost is no longer finite. Whatever happens, the learner's
     * published parameters are finite: those reached, or those of the best epoch under early stopping; after an exception, those of
     * the last complete epoch.
     *
     * @param learner what is trained
     * @param options with every value set that has a default
     * @param header what checkpoints say of the run
     * @param resumed the checkpoint to go on from, or null
     */
    public static TrainingResult train(
            Learner learner, TrainingOptions options, CheckpointFile.Header header, CheckpointFile resumed) {
        Trainer trainer = new Trainer(learner, options, header);
        if (resumed != null) {
            resumed.read(header, trainer::restore);
        }
        return trainer.run();
    }

    private TrainingResult run() {
        try {
            if (!listeners.isEmpty()) {
                TrainingRun run = new TrainingRun(
                        samples, learner.validationSamples(), batches, batchSize, history.epochs(), options.epochs());
                listeners.forEach(listener -> listener.onStart(run));
            }
            StopReason reason = epochs();
            if (options.checkpoint() != null && !saved) {
                save();
            }
            if (best != null && best.epoch() >= 0) {
                learner.restoreBest();
            }
            learner.publish();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            TrainingResult result = history.result(seen, elapsed, reason, best == null ? -1 : best.epoch());
            listeners.forEach(listener -> listener.onEnd(result));
            return result;
        } catch (RuntimeException e) {
            listeners.forEach(listener -> listener.onFailure(e));
            throw e;
        } finally {
            learner.publish();
        }
    }

    private StopReason epochs() {
        while (history.epochs() < options.epochs()) {
            StopReason reason = epoch(history.epochs());
            if (reason != null) {
                return reason;
            }
            if (best != null && best.isTimeToStop()) {
                return StopReason.EARLY_STOPPING;
            }
            if (learner.isConverged()) {
                return StopReason.CONVERGED;
            }
        }
        return StopReason.EPOCHS;
    }

    /** Goes on with an epoch; returns why it was left before its end, or null. */
    private StopReason epoch(int epoch) {
        int[] permutation = order.of(epoch);
        while (batch < batches) {
            StopReason reason = brakes.check();
            if (reason != null) {
                keep(epoch, batch - 1);
                return reason;
            }
            step(epoch, permutation);
        }
        keep(epoch, batches - 1);
        double cost = sum / samples;
        batch = 0;
        sum = 0;
        report(epoch, cost);
        return null;
    }

    private void step(int epoch, int[] permutation) {
        int from = batch * batchSize;
        int to = Math.min(samples - from, batchSize) + from;
        if (!loaded) {
            learner.load(permutation, from, to);
            // A whole set in its natural order is loaded once and stays.
            loaded = permutation == null && batches == 1;
        }
        double cost = learner.gradients();
        learningRate = rates.of(epoch, batch, batches);
        if (!Double.isFinite(cost)) {
            throw new TrainingDivergedException(epoch, batch, cost, learningRate);
        }
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onBatch(epoch, batch, cost);
        }
        learner.update(learningRate);
        sum += cost * (to - from);
        seen += to - from;
        batch++;
        saved = false;
    }

    private void keep(int epoch, int lastBatch) {
        if (!learner.isFinite()) {
            throw new TrainingDivergedException(epoch, Math.max(lastBatch, 0), 0, learningRate);
        }
        learner.keep();
    }

    /** What follows an epoch: validation, metrics, checkpoint, listeners. */
    private void report(int epoch, double cost) {
        boolean validates = learner.validationSamples() > 0;
        double validationCost = validates ? learner.validationCost() : Double.NaN;
        history.add(cost, validationCost);
        measure();
        rates.epochEnded(validates ? validationCost : cost);
        if (best != null && best.isBest(epoch, watched(validationCost))) {
            learner.keepBest();
        }
        if (options.checkpoint() != null && (epoch + 1) % options.checkpoint().every() == 0) {
            save();
        }
        if (!listeners.isEmpty()) {
            learner.publish();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            EpochReport report = new EpochReport(epoch, cost, validationCost, history.last(), learningRate, elapsed);
            for (TrainingListener listener : listeners) {
                listener.onEpoch(epoch, cost);
                listener.onReport(report);
            }
        }
    }

    private void measure() {
        if (metrics.isEmpty()) {
            return;
        }
        Evaluation evaluation = learner.evaluate();
        for (int k = 0; k < metrics.size(); k++) {
            history.set(k, metrics.get(k).of(evaluation));
        }
    }

    /** What early stopping looks at. */
    private double watched(double validationCost) {
        Metric metric = options.earlyStopping().metric();
        return metric == null ? validationCost : history.last().get(metric.name());
    }

    private void save() {
        CheckpointFile.write(options.checkpoint().file(), header, this::save);
        saved = true;
    }

    private void save(DataOutput out) throws IOException {
        history.save(out);
        rates.save(out);
        out.writeBoolean(best != null);
        if (best != null) {
            best.save(out);
        }
        out.writeInt(batch);
        out.writeDouble(sum);
        learner.save(out);
    }

    private void restore(DataInput in) throws IOException {
        history.restore(in);
        rates.restore(in);
        if (in.readBoolean() != (best != null)) {
            throw new IllegalArgumentException("the checkpoint was made " + (best == null ? "with" : "without")
                    + " early stopping, but now it is the other way round");
        }
        if (best != null) {
            best.restore(in);
        }
        batch = in.readInt();
        sum = in.readDouble();
        learner.restore(in);
    }
}
