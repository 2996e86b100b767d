package io.neurapt.processor;

import java.util.List;
import javax.tools.Diagnostic;

/**
 * What a compiler said and what came of it.
 *
 * @param generated qualified names of the generated source files, sorted
 */
record Outcome(List<Message> messages, List<String> generated) {
    /**
     * One message.
     *
     * @param file simple name of the source file, empty without a place
     * @param line from 1
     * @param column from 1: where the caret stands
     */
    record Message(Diagnostic.Kind kind, String file, long line, long column, String text) {
        boolean isNeurapts() {
            return text.startsWith("[NEURAPT");
        }
    }

    /** The messages of the processor. */
    List<Message> neurapts() {
        return messages.stream().filter(Message::isNeurapts).toList();
    }

    /** All errors, the compiler's own among them. */
    List<Message> errors() {
        return messages.stream()
                .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** The ids of the processor's messages, in their order. */
    List<String> ids() {
        return neurapts().stream()
                .map(message -> message.text().substring(1, message.text().indexOf(']')))
                .toList();
    }
}
