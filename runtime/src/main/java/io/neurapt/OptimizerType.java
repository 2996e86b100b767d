package io.neurapt;

/** The optimiser that {@link Training#optimizer()} names; {@link Optimizer} is its counterpart at run time. */
public enum OptimizerType {
    /** {@link Optimizer.GradientDescent}. */
    GRADIENT_DESCENT,
    /** {@link Optimizer.Momentum}. */
    MOMENTUM,
    /** {@link Optimizer.Adam}. */
    ADAM
}
