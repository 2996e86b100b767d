package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network. The annotated interface or class is the <em>spec</em>; for a spec {@code X} the processor writes
 * {@code XNetwork} (what programs use), {@code XForward} and {@code XBackward} into the same package. For a nested spec
 * {@code Outer.Inner} they are called {@code Outer_InnerNetwork} and so on; a trailing {@code Spec} of the name is dropped.
 *
 * <p>The layers are either {@link Layer} annotations stacked on the type, or abstract methods without parameters that
 * return {@link Dense} and carry one {@code @Layer} each; the second form gives them names.
 *
 * <p>A type has one {@code @Network}: a second one is reported as an error.
 */
@Documented
@Repeatable(Networks.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
    /** Number of features of a sample, at least 1. */
    int inputs();

    /** What training minimises; it must fit the activation of the last layer. */
    Loss loss();

    /** The number type of parameters, activations and of the generated API. */
    Precision precision() default Precision.FLOAT;

    /**
     * How features are scaled before the first layer. The scaler is fitted by the first training, on its samples, belongs to the
     * network from then on and is saved with it; every method that takes features applies it.
     */
    Scaling scaling() default Scaling.NONE;

    /** Stem of the generated classes' names instead of the spec's own name; empty: the spec's name. */
    String name() default "";
}
