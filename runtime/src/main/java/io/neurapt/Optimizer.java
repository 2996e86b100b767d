package io.neurapt;

/**
 * A rule that turns the gradient g of the cost into an update of the parameters θ, with learning rate α. The values here
 * are immutable settings; a training run makes its own state from them.
 */
public sealed interface Optimizer {
    /** Plain gradient descent. */
    static Optimizer gradientDescent() {
        return new GradientDescent();
    }

    /**
     * Gradient descent with momentum.
     *
     * @param beta share of the old velocity, in [0, 1)
     */
    static Optimizer momentum(double beta) {
        return new Momentum(beta);
    }

    /**
     * Nesterov's accelerated gradient.
     *
     * @param beta share of the old velocity, in [0, 1)
     */
    static Optimizer nesterov(double beta) {
        return new Nesterov(beta);
    }

    /** RMSProp with ρ = 0.9, ε = 1e-8. (Keras has ε = 1e-7.) */
    static Optimizer rmsProp() {
        return rmsProp(0.9, 1e-8);
    }

    /**
     * RMSProp.
     *
     * @param rho decay of the mean square, in [0, 1)
     * @param epsilon added outside the root; greater than 0
     */
    static Optimizer rmsProp(double rho, double epsilon) {
        return new RmsProp(rho, epsilon);
    }

    /** AdaGrad with ε = 1e-8. */
    static Optimizer adaGrad() {
        return adaGrad(1e-8);
    }

    /**
     * AdaGrad.
     *
     * @param epsilon added outside the root; greater than 0
     */
    static Optimizer adaGrad(double epsilon) {
        return new AdaGrad(epsilon);
    }

    /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    static Optimizer adam() {
        return adam(0.9, 0.999, 1e-8);
    }

    /**
     * Adam.
     *
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added outside the root; greater than 0
     */
    static Optimizer adam(double beta1, double beta2, double epsilon) {
        return new Adam(beta1, beta2, epsilon);
    }

    /** AdamW with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
    static Optimizer adamW() {
        return adamW(0.9, 0.999, 1e-8, 0.01);
    }

    /**
     * AdamW.
     *
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added outside the root; greater than 0
     * @param weightDecay λ, at least 0; {@link TrainingOptions#weightDecay()} takes precedence
     */
    static Optimizer adamW(double beta1, double beta2, double epsilon, double weightDecay) {
        return new AdamW(beta1, beta2, epsilon, weightDecay);
    }

    /** L-BFGS with 10 corrections that stops at gradients below 1e-6. */
    static Optimizer lbfgs() {
        return lbfgs(10, 1e-6);
    }

    /**
     * L-BFGS, for whole-set batches.
     *
     * @param history number of corrections it remembers, at least 1
     * @param tolerance training has converged when no derivative is larger; at least 0
     */
    static Optimizer lbfgs(int history, double tolerance) {
        return new Lbfgs(history, tolerance);
    }

    /** The optimiser of a type with the usual settings: momentum and Nesterov with β = 0.9, the others as above. */
    static Optimizer of(OptimizerType type) {
        return switch (type) {
            case GRADIENT_DESCENT -> gradientDescent();
            case MOMENTUM -> momentum(0.9);
            case NESTEROV -> nesterov(0.9);
            case RMS_PROP -> rmsProp();
            case ADA_GRAD -> adaGrad();
            case ADAM -> adam();
            case ADAM_W -> adamW();
            case LBFGS -> lbfgs();
        };
    }

    /** The decoupled weight decay λ that belongs to the rule: that of {@link AdamW}, otherwise 0. */
    default double ownWeightDecay() {
        return 0;
    }

    /** θ ← θ − α·g. */
    record GradientDescent() implements Optimizer {}

    /**
     * v ← β·v + (1 − β)·g, θ ← θ − α·v; v starts at zero. This is the exponentially weighted average of the classic
     * course; PyTorch and Keras leave out the factor (1 − β), which scales the learning rate.
     */
    record Momentum(double beta) implements Optimizer {
        /** Checks the range. */
        public Momentum {
            requireBeta("beta", beta);
        }
    }

    /**
     * v ← β·v + (1 − β)·g, θ ← θ − α·(β·v + (1 − β)·g): the step looks ahead along the velocity. In the form of PyTorch and
     * Keras, with the factor (1 − β) of {@link Momentum}.
     *
     * <p>Source: I. Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.
     */
    record Nesterov(double beta) implements Optimizer {
        /** Checks the range. */
        public Nesterov {
            requireBeta("beta", beta);
        }
    }

    /**
     * v ← ρ·v + (1 − ρ)·g², θ ← θ − α·g / (√v + ε); v starts at zero.
     *
     * <p>Source: T. Tieleman, G. Hinton, "Lecture 6.5 – rmsprop", 2012.
     */
    record RmsProp(double rho, double epsilon) implements Optimizer {
        /** Checks the ranges. */
        public RmsProp {
            requireBeta("rho", rho);
            requireEpsilon("RMSProp", epsilon);
        }
    }

    /**
     * v ← v + g², θ ← θ − α·g / (√v + ε); v starts at zero (Keras starts at 0.1).
     *
     * <p>Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods", 2011.
     */
    record AdaGrad(double epsilon) implements Optimizer {
        /** Checks the range. */
        public AdaGrad {
            requireEpsilon("AdaGrad", epsilon);
        }
    }

    /**
     * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², θ ← θ − α · m̂ / (√v̂ + ε) with the bias corrections
     * m̂ = m / (1 − β₁<sup>t</sup>), v̂ = v / (1 − β₂<sup>t</sup>), t counting updates from 1. Epsilon is added
     * <b>outside</b> the root, as in the paper, Keras and PyTorch; some lecture notes write √(v̂ + ε), which differs
     * where v̂ is tiny.
     *
     * <p>Source: D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
     */
    record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
        /** Checks the ranges. */
        public Adam {
            requireBeta("beta1", beta1);
            requireBeta("beta2", beta2);
            requireEpsilon("Adam", epsilon);
        }
    }

    /**
     * {@link Adam} after decoupled weight decay, θ ← θ − α·λ·θ for the weights (not the biases, unless the options say so).
     *
     * <p>Source: I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", 2019, with the learning rate as factor of the
     * decay, as in PyTorch and Keras.
     */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        /** Checks the ranges. */
        public AdamW {
            requireBeta("beta1", beta1);
            requireBeta("beta2", beta2);
            requireEpsilon("AdamW", epsilon);
            if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weightDecay of AdamW must be a finite number of at least 0, but is " + weightDecay);
            }
        }

        @Override
        public double ownWeightDecay() {
            return weightDecay;
        }
    }

    /**
     * The quasi-Newton method of limited memory: θ ← θ − step·H·g, where H approximates the inverse Hessian from the last changes
     * of θ and g. One epoch is one iteration over the whole set; a line search finds the step that fulfils the strong Wolfe
     * conditions, so there is no learning rate. It needs a smooth objective: no L1 penalty, no dropout, no mini-batches.
     *
     * <p>Source: J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4, 7.5, 3.5 and 3.6.
     */
    record Lbfgs(int history, double tolerance) implements Optimizer {
        /** Checks the ranges. */
        public Lbfgs {
            if (history < 1) {
                throw new IllegalArgumentException("history of L-BFGS must be at least 1, but is " + history);
            }
            if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "tolerance of L-BFGS must be a finite number of at least 0, but is " + tolerance);
            }
        }
    }

    private static void requireEpsilon(String rule, double epsilon) {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "epsilon of " + rule + " must be a finite number greater than 0, but is " + epsilon);
        }
    }

    private static void requireBeta(String name, double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and less than 1, but is " + beta);
        }
    }
}
