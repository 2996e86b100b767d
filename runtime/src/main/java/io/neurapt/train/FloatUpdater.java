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

    /** What it remembers between updates: arrays of the parameters' length, in a fixed order. Live, for checkpoints. */
    float[][] state();

    /**
     * Fresh state for an optimiser that updates from one gradient at a time, which is any but {@link Optimizer.Lbfgs}.
     *
     * @param optimizer which rule
     * @param n number of parameters
     */
    static FloatUpdater of(Optimizer optimizer, int n) {
        if (optimizer instanceof Optimizer.GradientDescent) {
            return new FloatGradientDescent();
        }
        if (optimizer instanceof Optimizer.Momentum momentum) {
            return new FloatMomentum(momentum.beta(), n);
        }
        if (optimizer instanceof Optimizer.Nesterov nesterov) {
            return new FloatNesterov(nesterov.beta(), n);
        }
        if (optimizer instanceof Optimizer.RmsProp rmsProp) {
            return new FloatRmsProp(rmsProp, n);
        }
        if (optimizer instanceof Optimizer.AdaGrad adaGrad) {
            return new FloatAdaGrad(adaGrad.epsilon(), n);
        }
        if (optimizer instanceof Optimizer.Adam adam) {
            return new FloatAdam(adam.beta1(), adam.beta2(), adam.epsilon(), n);
        }
        if (optimizer instanceof Optimizer.AdamW adam) {
            return new FloatAdam(adam.beta1(), adam.beta2(), adam.epsilon(), n);
        }
        throw new IllegalArgumentException(optimizer + " does not update from single gradients");
    }
}
