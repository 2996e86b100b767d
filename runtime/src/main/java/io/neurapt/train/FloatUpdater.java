package io.neurapt.train;

import io.neurapt.Optimizer;

/** An {@link Optimizer} at work on one network's parameters, with its state. */
public interface FloatUpdater {
    /**
     * One update of some of the parameters; several threads may update different ones at once.
     *
     * @param p the parameters, changed in place
     * @param g the gradient
     * @param from index of the first to update
     * @param to index behind the last
     * @param learningRate α
     * @param t number of this update, from 1
     */
    void update(float[] p, float[] g, int from, int to, double learningRate, int t);

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
        return new FloatGradientDescent();
    }
}
