package io.neurapt.processor.report;

import java.util.ArrayList;
import java.util.List;

/** The report as text, for a terminal. */
public final class TextReport {
    private TextReport() {}

    /** A title, a row per layer, a sum, and what the columns mean. */
    public static String of(NetworkReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ReportTable.HEADER);
        rows.addAll(ReportTable.rows(report));
        rows.add(ReportTable.total(report));
        return report.name() + ", " + report.loss() + ", " + report.precision() + "\n" + table(rows) + ReportTable.note(report);
    }

    private static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < row.size(); c++) {
                int column = c;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String padding = " ".repeat(width - row.get(c).length());
                line.append(ReportTable.isNumber(c) ? padding + row.get(c) : row.get(c) + padding).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
