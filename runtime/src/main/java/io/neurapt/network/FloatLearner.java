package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import io.neurapt.train.FloatUpdater;
import io.neurapt.train.Learner;
import org.jblas.FloatMatrix;

/** The arrays of one training run. */
final class FloatLearner implements Learner {
    private final FloatNetwork network;
    private final FloatMatrix x;
    private final FloatMatrix y;
    private final FloatBackward backward;
    private final FloatUpdater updater;
    private final float[] p;
    private final float[] g;
    private final float[] good;
    private boolean published = true;

    FloatLearner(FloatNetwork network, FloatMatrix x, FloatMatrix y, FloatBackward backward, FloatUpdater updater) {
        this.network = network;
        this.x = x;
        this.y = y;
        this.backward = backward;
        this.updater = updater;
        p = network.values().clone();
        g = new float[p.length];
        good = p.clone();
    }

    @Override
    public int samples() {
        return x.columns;
    }

    @Override
    public void load(int[] order, int from, int to) {
        backward.load(x.data, y.data, order, from, to);
    }

    @Override
    public double gradients() {
        return backward.gradients(p, g);
    }

    @Override
    public void update(double learningRate) {
        updater.update(p, g, learningRate);
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
            network.publish(good);
            published = true;
        }
    }
}
