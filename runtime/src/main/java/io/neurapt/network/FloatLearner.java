package io.neurapt.network;

import io.neurapt.Optimizer;
import io.neurapt.TrainingOptions;
import io.neurapt.data.Scaler;
import io.neurapt.kernel.FloatFinite;
import io.neurapt.kernel.Part;
import io.neurapt.kernel.Workers;
import io.neurapt.metrics.Evaluation;
import io.neurapt.train.FloatClipping;
import io.neurapt.train.FloatGradientDescent;
import io.neurapt.train.FloatLbfgs;
import io.neurapt.train.FloatRegularizer;
import io.neurapt.train.FloatArrays;
import io.neurapt.train.FloatUpdater;
import io.neurapt.train.Learner;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The arrays of one training run. Its workers go through the mini-batch forward and back together; then each computes the gradients
 * of its share of the parameters, and updates them. Plain gradient descent adds the gradients to the parameters as they are computed.
 */
final class FloatLearner implements Learner {
    private final FloatNetwork network;
    private final Scaler scaler;
    private final FloatSamples training;
    private final FloatFeed feed; // fills `training`, or null: it holds all samples
    private final FloatBatch batch;
    private final FloatSamples validation;
    private final Workers workers;
    private final FloatShare[] shares;
    private final float[] p;
    private final FloatKept kept = new FloatKept();
    private float[] g; // made when it is first needed: gradient descent in place has none
    private final FloatRegularizer regularizer;
    private final FloatClipping clipping;
    private final FloatUpdater updater;
    private final FloatLbfgs lbfgs;
    private final boolean descends;
    private final long seed;
    private final Workers.Task penalize = this::penalize;
    private final Workers.Task differentiate = this::differentiate;
    private final Workers.Task descend = this::descend;
    private final Workers.Task combine = this::combine;
    private final Workers.Task update = this::update;
    private final Workers.Task updateAtOnce = this::updateAtOnce;
    private final Workers.Task validate = this::validate;
    private int updates;
    private double cost;
    private boolean costKnown;
    private double validationCost;
    // what the tasks at hand are about
    private int count;
    private int index;
    private double learningRate;

    /**
     * Allocates everything that steps need.
     *
     * @param scaler what the features went through, or null; predictions will need it
     * @param feed fills {@code training} with one mini-batch after the other, in their order; or null
     * @param validation null if there is none
     * @param batchSize the most samples of a mini-batch
     */
    FloatLearner(
            FloatNetwork network,
            Scaler scaler,
            FloatSamples training,
            FloatFeed feed,
            FloatSamples validation,
            int batchSize,
            TrainingOptions options,
            Workers workers) {
        this.network = network;
        this.scaler = scaler;
        this.training = training;
        this.feed = feed;
        this.validation = validation;
        this.workers = workers;
        p = network.copy();
        shares = new FloatShare[workers.size()];
        Arrays.setAll(shares, i -> new FloatShare(new Part(i, shares.length)));
        batch = new FloatBatch(network, training, batchSize, options.labelSmoothing(), workers);
        seed = options.seed();
        regularizer = regularizer(network.info(), options);
        clipping = new FloatClipping(options.clipNorm(), options.clipValue());
        if (options.optimizer() instanceof Optimizer.Lbfgs settings) {
            updater = null;
            g = new float[p.length];
            lbfgs = new FloatLbfgs(settings, p, g, this::evaluateObjective);
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
        count = to - from;
        if (feed != null) {
            feed.load(from, to);
        }
        batch.load(order, feed == null ? from : 0, count);
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

    /** The mean cost of the mini-batch; unless descent is in place, the gradients as well. */
    private double meanCost() {
        if (g == null && !isInPlace()) {
            g = new float[p.length];
        }
        double sum = 0;
        int passes = batch.passes();
        // an odd multiplier: neighbouring updates differ in all bits once the generator has mixed them
        long ofUpdate = seed + updates * 0xD1342543DE82EF95L;
        for (index = 0; index < passes; index++) {
            sum += batch.pass(p, index, ofUpdate);
            if (!isInPlace()) {
                workers.run(differentiate);
            }
        }
        double mean = sum / count;
        if (regularizer.penalises()) {
            workers.run(penalize);
            for (FloatShare share : shares) {
                mean += share.penalty;
            }
        }
        return mean;
    }

    private void penalize(int worker) {
        FloatShare share = shares[worker];
        share.penalty = regularizer.penalty(p, share.part.from(p.length), share.part.to(p.length));
    }

    /** Whether plain gradient descent needs no gradients apart from the parameters: there is no pass that still reads them. */
    private boolean isInPlace() {
        return descends && batch.passes() == 1;
    }

    private void differentiate(int worker) {
        batch.gradients(1f / count, index == 0 ? 0f : 1f, g, shares[worker].part);
    }

    private void descend(int worker) {
        batch.gradients((float) (-learningRate / count), 1f, p, shares[worker].part);
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
        this.learningRate = learningRate;
        if (isInPlace()) {
            workers.run(descend);
        } else if (lbfgs != null) {
            cost = lbfgs.step(cost);
            costKnown = true;
        } else {
            updateFromGradients();
        }
        batch.finish(p);
    }

    private void updateFromGradients() {
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

    /** What the gradients of a worker's parameters are besides those of the losses. */
    private void combine(int worker) {
        int first = shares[worker].part.from(p.length);
        int last = shares[worker].part.to(p.length);
        if (regularizer.penalises()) {
            regularizer.addGradient(p, g, first, last);
        }
        clipping.clip(g, first, last);
        if (clipping.limitsNorm()) {
            shares[worker].squares = clipping.squares(g, first, last);
        }
    }

    private void update(int worker) {
        int first = shares[worker].part.from(p.length);
        int last = shares[worker].part.to(p.length);
        if (clipping.limitsNorm()) {
            double squares = 0;
            for (FloatShare share : shares) {
                squares += share.squares;
            }
            clipping.scale(g, first, last, squares);
        }
        if (regularizer.decays()) {
            regularizer.decay(p, first, last, learningRate);
        }
        updater.update(p, g, first, last, learningRate, updates);
    }

    @Override
    public boolean isConverged() {
        return lbfgs != null && lbfgs.isConverged();
    }

    @Override
    public boolean isFinite() {
        return FloatFinite.all(p);
    }

    @Override
    public double validationCost() {
        workers.run(validate);
        double sum = 0;
        for (FloatShare share : shares) {
            sum += share.cost;
        }
        validationCost = sum / validation.count();
        return validationCost;
    }

    private void validate(int worker) {
        FloatShare share = shares[worker];
        if (share.validator == null) {
            int first = share.part.from(validation.count());
            int last = share.part.to(validation.count());
            share.validator = network.evaluator(last - first);
            share.validator.load(validation.x(), validation.y(), null, first, last);
        }
        share.cost = share.validator.loss(p);
    }

    @Override
    public Evaluation evaluate() {
        return validation == null
                ? FloatEvaluations.of(network, p, training)
                : FloatEvaluations.of(network, p, validation, validationCost);
    }

    @Override
    public void keep() {
        kept.keep(p);
    }

    @Override
    public void publish() {
        kept.publish(network, scaler);
    }

    @Override
    public void keepBest() {
        kept.keepBest(p);
    }

    @Override
    public void restoreBest() {
        kept.restoreBest();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(updates);
        FloatArrays.write(out, p);
        FloatArrays.write(out, updater == null ? lbfgs.state() : updater.state());
        kept.save(out);
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
        kept.restore(in);
        if (feed != null) {
            feed.skip(updates);
        }
        keep();
    }
}
