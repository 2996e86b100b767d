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
    /** Number of features of a sample, at least 1; not given where {@link #input()} is. */
    int inputs() default 0;

    /**
     * A record whose components are the features: numeric primitives as they are, {@code boolean} as 0 or 1, an enum as one feature
     * per constant, of which one is 1 (one-hot); {@link Feature} leaves components out and names them. The generated network then
     * takes such records, and answers in terms of {@link #output()}.
     */
    Class<?> input() default void.class;

    /**
     * What a network with {@link #input()} answers: an enum of as many constants as the output layer has units (softmax or
     * log-softmax; or two constants and one sigmoid unit, the probability of the second); {@code boolean.class} (one sigmoid unit);
     * for a regression {@code double.class} (one unit) or a record of as many numeric primitives as there are units.
     */
    Class<?> output() default void.class;

    /** What training minimises; it must fit the activation of the last layer, as {@link Loss#AUTO} does. */
    Loss loss() default Loss.AUTO;

    /** The number type of parameters, activations and of the generated API. */
    Precision precision() default Precision.FLOAT;

    /**
     * How features are scaled before the first layer. The scaler is fitted by the first training, on its samples, belongs to the
     * network from then on and is saved with it; every method that takes features applies it.
     */
    Scaling scaling() default Scaling.NONE;

    /**
     * A safetensors file whose weights go into the program: {@code create()} then starts with them, and no file is needed when it runs.
     * Relative to the spec's package, or to the root with a leading slash; looked for among the resources when the spec is compiled,
     * and checked. At most 1 MiB, that is some 260,000 parameters of float; empty: none.
     */
    String weights() default "";

    /**
     * An ONNX model that the layers come from, with their weights: {@code create()} starts with these, and no file is needed when the
     * program runs. The spec then declares no layers, and {@link #precision()} is the model's unless it is given. Relative to the
     * spec's package or, if there is no such file, to the root; with a leading slash to the root only. Looked for among the resources
     * when the spec is compiled, or in the folder of the option {@code -Aneurapt.weights}, by {@code neurapt-onnx}, which has to be on
     * the annotation processor path. At most 64 MiB. Empty: none.
     */
    String onnx() default "";

    /** Stem of the generated classes' names instead of the spec's own name; empty: the spec's name. */
    String name() default "";
}
