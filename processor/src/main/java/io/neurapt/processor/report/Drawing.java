package io.neurapt.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network as SVG: a column of circles per layer, every circle connected with all of the next column. Of wide layers the first and
 * last units are drawn; deep networks go on in further rows, each of which begins with the last column of the row before, hollow.
 */
final class Drawing {
    private static final int COLUMNS_PER_ROW = 7;
    private static final int COLUMN_WIDTH = 136;
    private static final int MOST_UNITS = 9;
    /** Where there are several rows. */
    private static final int MOST_UNITS_DEEP = 5;

    private static final int UNIT_HEIGHT = 26;
    private static final int RADIUS = 9;
    private static final int ABOVE = 40;
    private static final int BELOW = 56;
    private static final int LONGEST_NAME = 15;
    private static final int COLORS = 8;

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> colors = new LinkedHashMap<>();
    private final int mostUnits;

    private record Column(String name, int units, String activation, int color, String title) {}

    private Drawing(NetworkReport report) {
        colors.put("input", 0);
        columns.add(new Column("input", report.inputs(), "", 0, "input: " + Figures.number(report.inputs())));
        for (NetworkReport.Row row : report.rows()) {
            int color = colors.computeIfAbsent(row.activation(), name -> 1 + (colors.size() - 1) % (COLORS - 1));
            String title = row.name() + ": " + row.kind() + ", output " + row.output() + ", " + row.activation() + ", "
                    + Figures.number(row.parameters()) + " parameters";
            columns.add(new Column(row.name(), row.units(), row.activation(), color, title));
        }
        mostUnits = columns.size() > COLUMNS_PER_ROW ? MOST_UNITS_DEEP : MOST_UNITS;
    }

    /** The drawing and its legend. */
    static String of(NetworkReport report) {
        Drawing drawing = new Drawing(report);
        return drawing.svg(report.name()) + drawing.legend();
    }

    private String svg(String name) {
        StringBuilder body = new StringBuilder();
        int width = Math.min(columns.size(), COLUMNS_PER_ROW) * COLUMN_WIDTH;
        int y = 0;
        for (int first = 0; first == 0 || first < columns.size() - 1; first += COLUMNS_PER_ROW - 1) {
            y = row(columns.subList(first, Math.min(columns.size(), first + COLUMNS_PER_ROW)), first > 0, y, body);
        }
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n%s</svg>%n",
                width, y, width, y, Html.text("The layers of " + name), body);
    }

    /** Draws the columns of one row from height {@code top} on, and returns where it ends. */
    private int row(List<Column> row, boolean continued, int top, StringBuilder svg) {
        int slots = row.stream().mapToInt(column -> heights(column).size()).max().orElse(0);
        double middle = top + ABOVE + slots * UNIT_HEIGHT / 2.0;
        for (int c = 1; c < row.size(); c++) {
            edges(row.get(c - 1), row.get(c), c, middle, svg);
        }
        for (int c = 0; c < row.size(); c++) {
            column(row.get(c), x(c), middle, continued && c == 0, svg);
        }
        return (int) Math.ceil(middle + slots * UNIT_HEIGHT / 2.0) + BELOW;
    }

    private static double x(int column) {
        return (column + 0.5) * COLUMN_WIDTH;
    }

    /** The heights of a column's units above or below the middle; NaN in the place of those left out. */
    private List<Double> heights(Column column) {
        boolean all = column.units() <= mostUnits;
        int slots = all ? column.units() : mostUnits;
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            boolean leftOut = !all && i == slots / 2;
            heights.add(leftOut ? Double.NaN : (i - (slots - 1) / 2.0) * UNIT_HEIGHT);
        }
        return heights;
    }

    private void edges(Column from, Column to, int c, double middle, StringBuilder svg) {
        StringBuilder path = new StringBuilder();
        int lines = 0;
        for (double a : heights(from)) {
            for (double b : heights(to)) {
                if (!Double.isNaN(a) && !Double.isNaN(b)) {
                    path.append(String.format(Locale.ROOT, "M%.0f %.0fL%.0f %.0f", x(c - 1), middle + a, x(c), middle + b));
                    lines++;
                }
            }
        }
        double opacity = lines > 30 ? 0.45 : 0.8;
        svg.append(String.format(Locale.ROOT, "<path class=\"edges\" opacity=\"%.2f\" d=\"%s\"/>%n", opacity, path));
    }

    private void column(Column column, double x, double middle, boolean again, StringBuilder svg) {
        List<Double> heights = heights(column);
        double half = heights.size() * UNIT_HEIGHT / 2.0;
        svg.append(again ? "<g class=\"again\">" : "<g>").append("<title>").append(Html.text(column.title())).append("</title>\n");
        text("name", column.name(), x, middle - half - 12, svg);
        for (double height : heights) {
            if (Double.isNaN(height)) {
                for (int dot = -1; dot <= 1; dot++) {
                    circle("dots", x, middle + dot * 6, 1.6, svg);
                }
            } else {
                circle("unit k" + column.color(), x, middle + height, RADIUS, svg);
            }
        }
        text("soft", Figures.number(column.units()), x, middle + half + 14, svg);
        if (!column.activation().isEmpty()) {
            text("soft", column.activation(), x, middle + half + 30, svg);
        }
        svg.append("</g>\n");
    }

    private static void circle(String kind, double x, double y, double radius, StringBuilder svg) {
        svg.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\"/>%n", kind, x, y, radius));
    }

    private static void text(String kind, String text, double x, double y, StringBuilder svg) {
        int half = LONGEST_NAME / 2;
        String shown = text.length() <= LONGEST_NAME
                ? text
                : text.substring(0, half) + "…" + text.substring(text.length() - half);
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>%n", kind, x, y, Html.text(shown)));
    }

    private String legend() {
        StringBuilder list = new StringBuilder("<ul>");
        colors.forEach((name, color) ->
                list.append("<li class=\"k").append(color).append("\">").append(Html.text(name)).append("</li>"));
        return list.append("</ul>\n").toString();
    }
}
