package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The hyper-parameters that {@code train(x, y)} uses, and that {@code train(x, y, options)} uses where the options are
 * silent. Without this annotation its defaults hold.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Training {
    /** Which rule turns gradients into updates. */
    OptimizerType optimizer() default OptimizerType.GRADIENT_DESCENT;

    /** Factor of an update; finite, greater than 0. {@link OptimizerType#LBFGS} has none. */
    double learningRate() default 0.01;

    /** Number of passes over the training set, at least 1. */
    int epochs() default 1000;

    /** Samples of one update; 0: the whole set (batch gradient descent). */
    int batchSize() default 0;

    /** Whether the samples are put into a new random order in every epoch; without effect on whole-set batches. */
    boolean shuffle() default true;

    /** β of {@link OptimizerType#MOMENTUM} and {@link OptimizerType#NESTEROV}, in [0, 1). */
    double momentum() default 0.9;

    /** ρ of {@link OptimizerType#RMS_PROP}, in [0, 1). */
    double rho() default 0.9;

    /** β₁ of {@link OptimizerType#ADAM} and {@link OptimizerType#ADAM_W}, in [0, 1). */
    double beta1() default 0.9;

    /** β₂ of {@link OptimizerType#ADAM} and {@link OptimizerType#ADAM_W}, in [0, 1). */
    double beta2() default 0.999;

    /** ε of the rules that divide by a root, added outside the root; greater than 0. */
    double epsilon() default 1e-8;

    /** Number of corrections that {@link OptimizerType#LBFGS} remembers, at least 1. */
    int history() default 10;

    /** Derivative below which {@link OptimizerType#LBFGS} has converged, at least 0. */
    double tolerance() default 1e-6;

    /** Adds λ·Σ|w| over the weights, biases exempt, to the cost; at least 0. See {@link TrainingOptions.Builder#l1}. */
    double l1() default 0;

    /** Adds ½·λ·Σw² over the weights, biases exempt, to the cost; at least 0. See {@link TrainingOptions.Builder#l2}. */
    double l2() default 0;

    /**
     * Decoupled weight decay λ, biases exempt, at least 0; see {@link TrainingOptions.Builder#weightDecay}. NaN, the default,
     * stands for 0.01 under {@link OptimizerType#ADAM_W} and for 0 otherwise.
     */
    double weightDecay() default Double.NaN;

    /** Largest Euclidean norm of the gradient, greater than 0. See {@link TrainingOptions.Builder#clipNorm}. */
    double clipNorm() default Double.POSITIVE_INFINITY;

    /** Largest size of a derivative, greater than 0. See {@link TrainingOptions.Builder#clipValue}. */
    double clipValue() default Double.POSITIVE_INFINITY;

    /**
     * Number of samples in the training set, at least 1; 0: not stated. It changes nothing that is generated: the compiler compares it
     * with the number of parameters and warns of a network that is far too large.
     */
    int samples() default 0;
}
