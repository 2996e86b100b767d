package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Details of a component of the record that a {@link Network#input()} names, or of a constant of an enum used there. */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Feature {
    /**
     * What the feature, or the enum's constant, is called in tables and model files; empty: as in Java. Case, blanks, dots, hyphens
     * and underscores do not count when a column is looked for.
     */
    String name() default "";

    /** Whether the component is no feature: an identifier, a date, a text. Any type may be skipped. */
    boolean skip() default false;
}
