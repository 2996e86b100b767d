package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what the rules find. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds one; the text is a format for {@link String#format}. */
    void add(Id id, Anchor at, String text, Object... arguments) {
        found.add(new Problem(id, String.format(Locale.ROOT, text, arguments), at));
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
