package io.neurapt.processor.check;

import io.neurapt.Precision;
import io.neurapt.processor.spec.Value;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The values that a setting may have. NaN is in none.
 *
 * @param values which
 * @param text how messages put it, after "must be"
 */
record Range<T>(Predicate<T> values, String text) {
    /** Finite and above 0, also once rounded to the network's precision. */
    static Range<Double> positive(Precision precision) {
        return new Range<>(v -> rounded(v, precision) > 0 && isFinite(v, precision), finite(precision) + " and greater than 0");
    }

    /** Finite and not below 0. */
    static Range<Double> notNegative(Precision precision) {
        return new Range<>(v -> v >= 0 && isFinite(v, precision), finite(precision) + " and at least 0");
    }

    /** From 0 to below 1. */
    static Range<Double> share() {
        return new Range<>(v -> v >= 0 && v < 1, "at least 0 and less than 1");
    }

    /** From a number on. */
    static Range<Integer> from(int least, String text) {
        return new Range<>(v -> v >= least, text);
    }

    /**
     * Adds a problem for a value outside.
     *
     * @param owner what the setting belongs to, as messages call it
     * @param name of the setting
     */
    void check(Id id, String owner, String name, Value<T> value, Problems problems) {
        if (!values.test(value.get())) {
            problems.add(id, value.at(), "%s: %s = %s, but it must be %s", owner, name, value.get(), text);
        }
    }

    private static double rounded(double value, Precision precision) {
        return precision == Precision.FLOAT ? (float) value : value;
    }

    private static boolean isFinite(double value, Precision precision) {
        return Double.isFinite(rounded(value, precision));
    }

    private static String finite(Precision precision) {
        return "finite as a " + precision.name().toLowerCase(Locale.ROOT);
    }
}
