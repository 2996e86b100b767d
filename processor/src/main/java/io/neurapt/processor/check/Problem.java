package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;

/**
 * A broken rule, or advice.
 *
 * @param id which
 * @param text what is wrong and what to do
 * @param at where
 */
public record Problem(Id id, String text, Anchor at) {
    /** The message as the compiler prints it. */
    public String message() {
        String suppression = "; if it is meant so, @SuppressWarnings(\"" + id.suppression() + "\")";
        return "[" + id + "] " + text + (id.isWarning() ? suppression : "");
    }
}
