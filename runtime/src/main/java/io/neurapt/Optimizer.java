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

    /**
     * The optimiser of a type with the usual settings: momentum with β = 0.9, Adam as {@link #adam()}.
     *
     * @param type which one
     */
    static Optimizer of(OptimizerType type) {
        return switch (type) {
            case GRADIENT_DESCENT -> gradientDescent();
            case MOMENTUM -> momentum(0.9);
            case ADAM -> adam();
        };
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
            if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "epsilon of Adam must be a finite number greater than 0, but is " + epsilon);
            }
        }
    }

    private static void requireBeta(String name, double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and less than 1, but is " + beta);
        }
    }
}
