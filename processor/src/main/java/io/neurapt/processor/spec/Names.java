package io.neurapt.processor.spec;

import javax.lang.model.element.TypeElement;

/** How specs and the classes written for them are called. */
final class Names {
    private static final String SUFFIX = "Spec";

    private Names() {}

    /** First part of the generated classes' names; {@code given} wins unless it is empty. */
    static String stem(TypeElement type, String given) {
        if (!given.isEmpty()) {
            return given;
        }
        String name = nested(type, "_");
        boolean suffixed = name.endsWith(SUFFIX) && !name.endsWith("_" + SUFFIX) && name.length() > SUFFIX.length();
        return suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The type's name behind those of the types around it. */
    static String nested(TypeElement type, String separator) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? nested(outer, separator) + separator + name : name;
    }
}
