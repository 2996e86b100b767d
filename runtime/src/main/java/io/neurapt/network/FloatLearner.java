package io.neurapt.network;

import io.neurapt.Optimizer;
import io.neurapt.TrainingOptions;
import io.neurapt.data.Scaler;
import io.neurapt.internal.FloatBackward;
import io.neurapt.metrics.Evaluation;
import io.neurapt.train.FloatClipping;
import io.neurapt.train.FloatGradientDescent;
import io.neurapt.train.FloatLbfgs;
import io.neurapt.train.FloatRegularizer;
import io.neurapt.train.FloatArrays;
import io.neurapt.train.FloatUpdater;
import io.neurapt.train.Learner;
import io.neurapt.train.Workers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The arrays of one training run. Every worker has a share of the mini-batch, then of the parameters: it computes the gradients of
 * its samples, and updates its parameters from the sum over the workers, always in the same order.
 */
final class FloatLearner implements Learner {
    private final FloatNetwork network;
    private final Scaler scaler;
    private final FloatSamples training;
    private final FloatFeed feed; // fills `training`, or null: it holds all samples
    private final FloatSamples validation;
    private final Workers workers;
    private final Share[] shares;
    private final float[] p;
    private final float[] good;
    private float[] best;
    private final FloatRegularizer regularizer;
    private final FloatClipping clipping;
    private final FloatUpdater updater;
    private final FloatLbfgs lbfgs;
    private final boolean descends;
    private final long seed;
    private final Workers.Task load = this::load;
    private final Workers.Task gradients = this::gradients;
    private final Workers.Task combine = this::combine;
    private final Workers.Task update = this::update;
    private final Workers.Task updateAtOnce = this::updateAtOnce;
    private final Workers.Task validate = this::validate;
    private boolean published = true;
    private int updates;
    private double cost;
    private boolean costKnown;
    private double validationCost;
    // what the tasks at hand are about
    private int[] order;
    private int from;
    private int count;
    private double learningRate;

    /** What belongs to one worker. */
    private static final class Share {
        final FloatBackward backward;
        FloatBackward validator;
        float[] g;
        double cost;
        double penalty;
        double squares;

        Share(FloatBackward backward) {
            this.backward = backward;
        }
    }

    /**
     * Allocates everything that steps need.
     *
     * @param scaler what the features went through, or null; predictions will need it
     * @param feed fills {@code training} with one mini-batch after the other, in their order; or null
     * @param validation null if there is none
     * @param batch the most samples of a mini-batch
     */
    FloatLearner(
            FloatNetwork network,
            Scaler scaler,
            FloatSamples training,
            FloatFeed feed,
            FloatSamples validation,
            int batch,
            TrainingOptions options,
            Workers workers) {
        this.network = network;
        this.scaler = scaler;
        this.training = training;
        this.feed = feed;
        this.validation = validation;
        this.workers = workers;
        p = network.copy();
        good = p.clone();
        shares = new Share[workers.size()];
        int samples = (batch + shares.length - 1) / shares.length;
        Arrays.setAll(shares, i -> new Share(network.backward(samples)));
        seed = options.seed();
        for (Share share : shares) {
            share.backward.setWeights(training.weights());
            share.backward.setSmoothing(options.labelSmoothing());
        }
        regularizer = regularizer(network.info(), options);
        clipping = new FloatClipping(options.clipNorm(), options.clipValue());
        if (options.optimizer() instanceof Optimizer.Lbfgs settings) {
            updater = null;
            lbfgs = new FloatLbfgs(settings, p, gradient(0), this::evaluateObjective);
        } else {
            updater = FloatUpdater.of(options.optimizer(), p.length);
            lbfgs = null;
        }
        descends = updater instanceof FloatGradientDescent
                && !regularizer.penalises()
                && !regularizer.decays()
                && !clipping.isOn();
    }

    private static FloatRegularizer regularizer(NetworkInfo info, TrainingOptions options) {
        List<NetworkInfo.Tensor> tensors = info.tensors().stream()
                .filter(tensor -> tensor.isWeight() || options.regularizeBiases() && tensor.isBias())
                .toList();
        return new FloatRegularizer(
                options.l1(),
                options.l2(),
                options.weightDecay(),
                tensors.stream().mapToInt(NetworkInfo.Tensor::offset).toArray(),
                tensors.stream().mapToInt(tensor -> tensor.offset() + tensor.length()).toArray());
    }

    @Override
    public int samples() {
        return feed != null ? feed.samples() : training.count();
    }

    @Override
    public int validationSamples() {
        return validation == null ? 0 : validation.count();
    }

    @Override
    public void load(int[] order, int from, int to) {
        this.order = order;
        this.from = from;
        count = to - from;
        if (feed != null) {
            feed.load(from, to);
            this.from = 0;
        }
        workers.run(load);
    }

    private void load(int worker) {
        int first = from + split(count, worker);
        shares[worker].backward.load(training.x(), training.y(), order, first, from + split(count, worker + 1));
    }

    /** Where the share of a worker begins among n things. */
    private int split(int n, int worker) {
        return (int) ((long) n * worker / shares.length);
    }

    /** Made when it is first needed: gradient descent in place has none. */
    private float[] gradient(int worker) {
        if (shares[worker].g == null) {
            shares[worker].g = new float[p.length];
        }
        return shares[worker].g;
    }

    @Override
    public double gradients() {
        if (!costKnown) {
            cost = meanCost();
            if (lbfgs != null) {
                workers.run(combine);
            }
        }
        return cost;
    }

    private double meanCost() {
        workers.run(gradients);
        double sum = 0;
        for (Share share : shares) {
            sum += share.cost;
        }
        double mean = sum / count;
        if (regularizer.penalises()) {
            for (Share share : shares) {
                mean += share.penalty;
            }
        }
        return mean;
    }

    private void gradients(int worker) {
        Share share = shares[worker];
        // odd multipliers: neighbouring updates and workers differ in all bits once the generator has mixed them
        share.backward.train(seed + updates * 0xD1342543DE82EF95L + worker * 0xAF251AF3B0F025B5L);
        share.cost = isInPlace() ? share.backward.loss(p) : share.backward.gradients(p, gradient(worker), count);
        if (regularizer.penalises()) {
            share.penalty = regularizer.penalty(p, split(p.length, worker), split(p.length, worker + 1));
        }
    }

    /** Whether plain gradient descent by one worker needs no gradients apart from the parameters. */
    private boolean isInPlace() {
        return descends && shares.length == 1 && shares[0].backward.isOneChunk();
    }

    /** For the line search of L-BFGS: cost and whole gradient at p as it is now. */
    private double evaluateObjective() {
        double value = meanCost();
        workers.run(combine);
        return value;
    }

    @Override
    public void update(double learningRate) {
        updates++;
        if (isInPlace()) {
            shares[0].backward.descend(p, (float) (-learningRate / count));
        } else if (lbfgs != null) {
            cost = lbfgs.step(cost);
            costKnown = true;
        } else {
            updateFromGradients(learningRate);
        }
        finish();
    }

    /** Layers that keep averages of their batches. */
    private void finish() {
        int active = 0;
        for (Share share : shares) {
            active += share.backward.count() > 0 ? 1 : 0;
        }
        boolean first = true;
        for (Share share : shares) {
            if (share.backward.count() > 0) { // a short last mini-batch may have none for a worker
                share.backward.finish(p, first, 1f / active);
                first = false;
            }
        }
    }

    private void updateFromGradients(double learningRate) {
        this.learningRate = learningRate;
        if (clipping.limitsNorm()) {
            workers.run(combine); // the norm is known when all are done
            workers.run(update);
        } else {
            workers.run(updateAtOnce);
        }
    }

    private void updateAtOnce(int worker) {
        combine(worker);
        update(worker);
    }

    /** The whole gradient of a worker's parameters: the sum over the samples of all workers, and the penalties. */
    private void combine(int worker) {
        int first = split(p.length, worker);
        int last = split(p.length, worker + 1);
        float[] sum = shares[0].g;
        for (int i = 1; i < shares.length; i++) {
            add(shares[i].g, sum, first, last);
        }
        if (regularizer.penalises()) {
            regularizer.addGradient(p, sum, first, last);
        }
        clipping.clip(sum, first, last);
        if (clipping.limitsNorm()) {
            shares[worker].squares = clipping.squares(sum, first, last);
        }
    }

    private void update(int worker) {
        int first = split(p.length, worker);
        int last = split(p.length, worker + 1);
        float[] g = shares[0].g;
        if (clipping.limitsNorm()) {
            double squares = 0;
            for (Share share : shares) {
                squares += share.squares;
            }
            clipping.scale(g, first, last, squares);
        }
        if (regularizer.decays()) {
            regularizer.decay(p, first, last, learningRate);
        }
        updater.update(p, g, first, last, learningRate, updates);
    }

    private static void add(float[] part, float[] sum, int first, int last) {
        for (int i = first; i < last; i++) {
            sum[i] += part[i];
        }
    }

    @Override
    public boolean isConverged() {
        return lbfgs != null && lbfgs.isConverged();
    }

    @Override
    public boolean isFinite() {
        for (float value : p) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double validationCost() {
        workers.run(validate);
        double sum = 0;
        for (Share share : shares) {
            sum += share.cost;
        }
        validationCost = sum / validation.count();
        return validationCost;
    }

    private void validate(int worker) {
        Share share = shares[worker];
        if (share.validator == null) {
            int first = split(validation.count(), worker);
            int last = split(validation.count(), worker + 1);
            share.validator = network.evaluator(last - first);
            share.validator.load(validation.x(), validation.y(), null, first, last);
        }
        share.cost = share.validator.loss(p);
    }

    @Override
    public Evaluation evaluate() {
        return validation == null
                ? network.evaluation(p, training)
                : network.evaluation(p, validation, validationCost);
    }

    @Override
    public void keep() {
        System.arraycopy(p, 0, good, 0, p.length);
        published = false;
    }

    @Override
    public void publish() {
        if (!published) {
            network.publish(good, scaler);
            published = true;
        }
    }

    @Override
    public void keepBest() {
        if (best == null) {
            best = new float[p.length];
        }
        System.arraycopy(p, 0, best, 0, p.length);
    }

    @Override
    public void restoreBest() {
        System.arraycopy(best, 0, good, 0, p.length);
        published = false;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(updates);
        FloatArrays.write(out, p);
        FloatArrays.write(out, updater == null ? lbfgs.state() : updater.state());
        out.writeBoolean(best != null);
        if (best != null) {
            FloatArrays.write(out, best);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        updates = in.readInt();
        FloatArrays.read(in, p);
        if (updater == null) {
            lbfgs.restore(FloatArrays.read(in));
        } else {
            FloatArrays.read(in, updater.state());
        }
        if (in.readBoolean()) {
            best = FloatArrays.read(in)[0];
        }
        if (feed != null) {
            feed.skip(updates);
        }
        keep();
    }
}
