package io.neurapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The container that Java puts around several {@link Network} annotations on one type; not written by hand. Several are an error:
 * the container exists only for the processor to say so.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Networks {
    /** The networks. */
    Network[] value();
}
