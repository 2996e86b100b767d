package io.neurapt.processor.spec;

import io.neurapt.processor.model.DataModel;
import java.util.List;
import java.util.Optional;

/**
 * A type that {@code input} or {@code output} names.
 *
 * @param name as messages call it; empty where the member is not given
 * @param model empty if it is no type of use, or not given
 * @param kind what else it is: {@code a class}, {@code an interface}, …
 * @param hidden why generated code cannot use it; empty if it can
 * @param unsupported components of types that are no features, as {@code name of type T}
 * @param at the member's value
 */
public record DataDeclaration(
        String name, Optional<DataModel> model, String kind, Optional<String> hidden, List<Unsupported> unsupported, Anchor at) {
    /** A component that cannot be a feature. */
    public record Unsupported(String component, String type) {}

    /** Whether the annotation has the member. */
    public boolean isGiven() {
        return !name.isEmpty();
    }
}
