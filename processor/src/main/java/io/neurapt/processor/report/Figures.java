package io.neurapt.processor.report;

import java.util.Locale;

/** Numbers as reports show them. */
final class Figures {
    private Figures() {}

    /** {@code 101,770}. */
    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 397.5 KiB}. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "B";
        for (String larger : new String[] {"KiB", "MiB", "GiB"}) {
            if (value >= 1024) {
                value /= 1024;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
