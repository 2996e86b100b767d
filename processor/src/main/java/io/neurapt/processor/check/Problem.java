package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;

/**
 * A broken rule.
 *
 * @param id stable, as {@code NEURAPT-UNITS}
 * @param text what is wrong and what to do
 * @param at where
 */
public record Problem(String id, String text, Anchor at) {
    /** The message as the compiler prints it. */
    public String message() {
        return "[" + id + "] " + text;
    }
}
