package io.neurapt.train;

import io.neurapt.Optimizer;

/** An {@link Optimizer} at work on one network's parameters, with its state. */
public interface FloatUpdater {
    /**
     * One update.
     *
     * @param p the parameters, changed in place
     * @param g the gradient
     * @param learningRate α
     */
    void update(float[] p, float[] g, double learningRate);

    /**
     * Fresh state for an optimiser.
     *
     * @param optimizer which rule
     * @param n number of parameters
     */
    static FloatUpdater of(Optimizer optimizer, int n) {
        if (optimizer instanceof Optimizer.Momentum momentum) {
            return new FloatMomentum(momentum.beta(), n);
        }
        if (optimizer instanceof Optimizer.Adam adam) {
            return new FloatAdam(adam, n);
        }
        return FloatUpdater::descend;
    }

    private static void descend(float[] p, float[] g, double learningRate) {
        float alpha = (float) learningRate;
        for (int i = 0; i < p.length; i++) {
            p[i] -= alpha * g[i];
        }
    }
}
