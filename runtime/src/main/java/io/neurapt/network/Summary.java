package io.neurapt.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that {@code summary()} returns. */
final class Summary {
    private static final String[] HEADER = {"Layer", "Kind", "Output", "Activation", "Parameters", "Kernels"};

    private Summary() {}

    static String of(NetworkInfo info, String type, int bytes) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADER);
        rows.add(new String[] {"input", "", String.valueOf(info.inputs()), "", "", ""});
        for (NetworkInfo.Layer layer : info.layers()) {
            rows.add(new String[] {
                layer.name(), layer.kind(), layer.output(), layer.activationText(), number(layer.parameters()), layer.kernels()
            });
        }
        int[] widths = new int[HEADER.length];
        int total = 0;
        for (int c = 0; c < widths.length; c++) {
            for (String[] row : rows) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
            total += widths[c] + (c == 0 ? 0 : 2);
        }
        StringBuilder text = new StringBuilder();
        text.append(info.name()).append(", loss ").append(words(info.loss())).append(", ").append(type).append('\n');
        String rule = "-".repeat(total) + "\n";
        text.append(rule);
        for (String[] row : rows) {
            append(text, row, widths);
            if (row == HEADER) {
                text.append(rule);
            }
        }
        text.append(rule);
        text.append("Parameters: ").append(number(info.parameters()));
        text.append(" (").append(size((long) info.parameters() * bytes)).append(")\n");
        return text.toString();
    }

    private static void append(StringBuilder text, String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - row[c].length());
            boolean right = c == 2 || c == 4; // the numbers
            line.append(c == 0 ? "" : "  ").append(right ? padding + row[c] : row[c] + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024));
    }
}
