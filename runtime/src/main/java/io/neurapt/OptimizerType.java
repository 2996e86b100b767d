package io.neurapt;

/** The optimiser that {@link Training#optimizer()} names; {@link Optimizer} is its counterpart at run time. */
public enum OptimizerType {
    /** {@link Optimizer.GradientDescent}. */
    GRADIENT_DESCENT,
    /** {@link Optimizer.Momentum}. */
    MOMENTUM,
    /** {@link Optimizer.Nesterov}. */
    NESTEROV,
    /** {@link Optimizer.RmsProp}. */
    RMS_PROP,
    /** {@link Optimizer.AdaGrad}. */
    ADA_GRAD,
    /** {@link Optimizer.Adam}. */
    ADAM,
    /** {@link Optimizer.AdamW}. */
    ADAM_W,
    /** {@link Optimizer.Lbfgs}; whole-set batches only. */
    LBFGS
}
