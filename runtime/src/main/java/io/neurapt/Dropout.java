package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that in training sets every value to 0 with probability {@code rate} and multiplies the others by 1 / (1 − rate), anew in
 * every step ("inverted" dropout), as the seed of the run decides. Predictions, costs and validation pass it by. On a method that
 * returns {@link DropoutLayer}, between or before dense layers.
 *
 * <p>Source: N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Dropout {
    /** Probability of 0, in [0, 1); it is rounded to a multiple of 1/65536. */
    double rate() default 0.5;
}
