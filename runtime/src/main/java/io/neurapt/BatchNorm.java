package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that normalises every unit: {@code A = g(γ ∘ (X − μ) / √(σ² + ε) + β)}. In training μ and σ² are mean and variance over the
 * mini-batch (over its share, where several threads divide it), elsewhere the moving averages of these. Its parameters are
 * {@code name.scale} (γ), {@code name.shift} (β), {@code name.mean} and {@code name.variance}; the last two are not trained, and
 * penalties and weight decay leave all four alone. On a method that returns {@link BatchNormLayer}, after a dense layer whose own
 * activation is best left at IDENTITY: predictions of single samples then cost nothing more, as the layer is folded into it.
 *
 * <p>Source: S. Ioffe, C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
 * 2015. The moving variance is that of the unbiased estimate, as in PyTorch.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface BatchNorm {
    /** The function applied last; any but {@link Activation#SOFTMAX} and {@link Activation#LOG_SOFTMAX}. */
    Activation activation() default Activation.IDENTITY;

    /** Factor of negative values under {@link Activation#LEAKY_RELU}; finite, at least 0. */
    double slope() default 0.01;

    /** α of {@link Activation#ELU}, the limit −α of its values; finite, greater than 0. */
    double alpha() default 1;

    /** ε, added to the variance; finite, greater than 0. */
    double epsilon() default 1e-5;

    /** Share of the old value in a moving average, in [0, 1); this is 1 minus the momentum of PyTorch. */
    double momentum() default 0.9;
}
