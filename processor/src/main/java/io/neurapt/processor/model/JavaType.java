package io.neurapt.processor.model;

import java.util.List;

/**
 * The name of a type.
 *
 * @param packageName empty for the unnamed package, and for primitives
 * @param simpleNames outermost first; a primitive's keyword alone
 */
public record JavaType(String packageName, List<String> simpleNames) {
    /** The last of its names. */
    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }
}
