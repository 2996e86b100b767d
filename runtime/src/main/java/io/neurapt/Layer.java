package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dense (fully connected) layer: {@code A = g(W·X + b)} with W of shape units × inputs and b of shape units × 1.
 * Stacked on a {@link Network} type, layers are called {@code layer1}, {@code layer2}, …; on a method, the layer has the
 * method's name.
 */
@Documented
@Repeatable(Layers.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Layer {
    /** Number of units, that is of outputs of this layer, at least 1. */
    int units();

    /** The function applied to W·X + b. */
    Activation activation() default Activation.IDENTITY;

    /** Factor of negative values under {@link Activation#LEAKY_RELU}; finite, at least 0. */
    double slope() default 0.01;

    /** α of {@link Activation#ELU}, the limit −α of its values; finite, greater than 0. */
    double alpha() default 1;

    /** How the weights start. */
    Initializer initializer() default Initializer.AUTO;

    /** Standard deviation of the weights under {@link Initializer#NORMAL}; finite, greater than 0. */
    double standardDeviation() default 0.01;

    /** Whether the layer has a bias b. */
    boolean bias() default true;
}
