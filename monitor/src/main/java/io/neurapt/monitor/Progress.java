package io.neurapt.monitor;

import io.neurapt.TrainingListener;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Locale;

/**
 * Shows how far training is: {@code TrainingOptions.builder().listener(Progress.onConsole())}.
 *
 * <p>The system property {@code neurapt.progress} overrides what the program asks for: {@code bar}, {@code lines} or
 * {@code off}.
 */
public final class Progress {
    private Progress() {}

    /** A bar per epoch where the standard output is a terminal, a line per epoch where it is redirected. */
    public static TrainingListener onConsole() {
        return isTerminal() ? bar(System.out) : lines(System.out);
    }

    /**
     * A bar per epoch with cost, metrics, samples per second and the time left.
     *
     * @param out a terminal
     */
    public static TrainingListener bar(PrintStream out) {
        return chosen(out, "bar");
    }

    /**
     * A line per epoch with cost, metrics, samples per second and the time left.
     *
     * @param out where it goes
     */
    public static TrainingListener lines(PrintStream out) {
        return chosen(out, "lines");
    }

    /** Shows nothing. */
    public static TrainingListener silent() {
        return (epoch, cost) -> {};
    }

    private static TrainingListener chosen(PrintStream out, String otherwise) {
        String choice = System.getProperty("neurapt.progress", otherwise).toLowerCase(Locale.ROOT);
        return switch (choice) {
            case "bar" -> new ProgressBars(out);
            case "lines" -> new ProgressLines(out);
            case "off" -> silent();
            default -> throw new IllegalArgumentException(
                    "the system property neurapt.progress must be bar, lines or off, but is " + choice);
        };
    }

    /** From JDK 22 on there is a console even where none is attached; it says so itself. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22
        }
    }
}
