package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.internal.FloatBackward;
import io.neurapt.train.FloatGradientDescent;
import io.neurapt.train.FloatUpdater;
import io.neurapt.train.Learner;
import io.neurapt.train.Workers;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * The arrays of one training run. Every worker has a share of the mini-batch, then of the parameters: it computes the gradients of
 * its samples, and updates its parameters from the sum over the workers, always in the same order.
 */
final class FloatLearner implements Learner {
    private final FloatNetwork network;
    private final Scaler scaler;
    private final FloatMatrix x;
    private final FloatMatrix y;
    private final FloatFeed feed; // fills x and y, or null: they hold all samples
    private final FloatUpdater updater;
    private final Workers workers;
    private final Share[] shares;
    private final float[] p;
    private final float[] good;
    private final Workers.Task load = this::load;
    private final Workers.Task gradients = this::gradients;
    private final boolean descends;
    private final Workers.Task update = this::update;
    private boolean published = true;
    private int updates;
    // what the tasks at hand are about
    private int[] order;
    private int from;
    private int count;
    private double learningRate;

    /** What belongs to one worker. */
    private static final class Share {
        final FloatBackward backward;
        final float[] g;
        double cost;

        Share(FloatBackward backward, int parameters) {
            this.backward = backward;
            g = new float[parameters];
        }
    }

    /**
     * Takes the workspaces' size from {@code batch}, the most samples of a mini-batch. {@code scaler} is what x went through, or
     * null; predictions will need it. {@code feed} fills x and y with one mini-batch after the other, in their order; or is null.
     */
    FloatLearner(
            FloatNetwork network,
            Scaler scaler,
            FloatMatrix x,
            FloatMatrix y,
            FloatFeed feed,
            int batch,
            FloatUpdater updater,
            Workers workers) {
        this.network = network;
        this.scaler = scaler;
        this.feed = feed;
        this.x = x;
        this.y = y;
        this.updater = updater;
        this.workers = workers;
        descends = updater instanceof FloatGradientDescent;
        p = network.copy();
        good = p.clone();
        shares = new Share[workers.size()];
        int samples = (batch + shares.length - 1) / shares.length;
        Arrays.setAll(shares, i -> new Share(network.backward(samples), p.length));
    }

    @Override
    public int samples() {
        return feed != null ? feed.samples() : x.columns;
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
        shares[worker].backward.load(x.data, y.data, order, from + split(count, worker), from + split(count, worker + 1));
    }

    /** Where the share of a worker begins among n things. */
    private int split(int n, int worker) {
        return (int) ((long) n * worker / shares.length);
    }

    @Override
    public double gradients() {
        workers.run(gradients);
        double cost = 0;
        for (Share share : shares) {
            cost += share.cost;
        }
        return cost / count;
    }

    private void gradients(int worker) {
        Share share = shares[worker];
        share.cost = isInPlace()
                ? count * share.backward.cost(p)
                : share.backward.gradients(p, share.g, count);
    }

    /** Whether plain gradient descent by one worker needs no gradients apart from the parameters. */
    private boolean isInPlace() {
        return descends && shares.length == 1 && shares[0].backward.isOneChunk();
    }

    @Override
    public void update(double learningRate) {
        if (isInPlace()) {
            shares[0].backward.descend(p, (float) (-learningRate / count));
            return;
        }
        this.learningRate = learningRate;
        updates++;
        workers.run(update);
    }

    private void update(int worker) {
        int first = split(p.length, worker);
        int last = split(p.length, worker + 1);
        float[] sum = shares[0].g;
        for (int i = 1; i < shares.length; i++) {
            add(shares[i].g, sum, first, last);
        }
        updater.update(p, sum, first, last, learningRate, updates);
    }

    private static void add(float[] part, float[] sum, int first, int last) {
        for (int i = first; i < last; i++) {
            sum[i] += part[i];
        }
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
}
