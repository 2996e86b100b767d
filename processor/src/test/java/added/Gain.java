package added;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A kind of layer that Neurapt does not know: y = factor · gain ∘ x with one trained gain per unit. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Gain {
    /** Greater than 0. */
    double factor() default 1;
}
