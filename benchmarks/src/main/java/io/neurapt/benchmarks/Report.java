package io.neurapt.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects the figures: a line for each comparison as it is made, Markdown at the end. */
final class Report {
    private final PrintStream out;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<Line> others = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
        out.printf("%-26s  %-12s  %14s  %-26s  %s%n", "case", "strategy", "ours", "peer", "ratio");
    }

    /**
     * One comparison.
     *
     * @param name of the case
     * @param strategy set-up of ours
     * @param ours figure
     * @param peer who
     * @param figure the peer's
     * @param unit of both figures
     */
    private record Line(String name, String strategy, double ours, String peer, double figure, String unit) {
        String ratio() {
            return figure == 0 ? "-" : Report.ratio(ours / figure);
        }
    }

    /** The figures of some cases of one kind: by entrant, then by case. */
    private static final class Section {
        private final Set<String> cases = new LinkedHashSet<>();
        private final Map<String, Map<String, Double>> ours = new LinkedHashMap<>();
        private final Map<String, Map<String, Double>> peers = new LinkedHashMap<>();

        private static void put(Map<String, Map<String, Double>> table, String row, String column, double figure) {
            table.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(column, figure);
        }
    }

    /** Tells that somebody has no figure for a case. */
    void absent(String name, String who, String why) {
        out.println("# " + name + ": " + who + " " + why);
    }

    /** Takes what everybody reached in a case: figures in its unit. */
    void add(Case c, Map<Entrant, Double> figures) {
        Section section = sections.computeIfAbsent(title(c), t -> new Section());
        section.cases.add(c.name());
        figures.forEach((entrant, figure) ->
                Section.put(entrant.ours() ? section.ours : section.peers, entrant.name(), c.name(), figure));
        figures.forEach((our, ours) -> figures.forEach((peer, figure) -> {
            if (our.ours() && !peer.ours()) {
                print(new Line(c.name(), our.name(), ours, peer.name(), figure, c.kind().unit()));
            }
        }));
    }

    /** Takes a comparison of another sort. */
    void add(String name, String strategy, double ours, String peer, double figure, String unit) {
        Line line = new Line(name, strategy, ours, peer, figure, unit);
        others.add(line);
        print(line);
    }

    private void print(Line line) {
        out.printf(
                "%-26s  %-12s  %14s  %-26s  %s%n",
                line.name,
                line.strategy,
                number(line.ours) + " " + line.unit,
                line.peer + " " + number(line.figure) + " " + line.unit,
                line.ratio());
        out.flush();
    }

    private static String title(Case c) {
        switch (c.kind()) {
            case PREDICT:
                return "Predict one sample, ns";
            case BATCH:
                return "Predict a batch of 256, µs";
            case TRAIN:
                return "Train, samples per second";
            case PLANAR:
                return "Planar, 10,000 full-batch steps, ms";
            default:
                return "Cost and all gradients of S, µs";
        }
    }

    /** Three significant digits, more before the point. */
    static String number(double value) {
        String format = value == 0 || value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }

    /** Everything as Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        sections.forEach((title, section) -> markdown(text, title, section));
        if (!others.isEmpty()) {
            text.append("### Allocation, start, forks\n\n");
            text.append("| case | strategy | ours | peer | ratio |\n|---|---|---|---|---|\n");
            for (Line line : others) {
                text.append("| ").append(line.name).append(" | ").append(line.strategy);
                text.append(" | ").append(number(line.ours)).append(' ').append(line.unit);
                text.append(" | ").append(line.peer).append(": ").append(number(line.figure)).append(' ');
                text.append(line.unit).append(" | ").append(line.ratio()).append(" |\n");
            }
        }
        return text.toString();
    }

    private static void markdown(StringBuilder text, String title, Section section) {
        text.append("### ").append(title).append("\n\n| |");
        section.cases.forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n|---|").append("--:|".repeat(section.cases.size())).append('\n');
        section.ours.forEach((strategy, figures) -> {
            text.append("| **").append(strategy).append("** |");
            section.cases.forEach(name -> text.append(" **").append(cell(figures.get(name))).append("** |"));
            text.append('\n');
        });
        section.peers.forEach((peer, figures) -> {
            text.append("| ").append(peer).append(" |");
            section.cases.forEach(name -> {
                text.append(' ').append(cell(figures.get(name)));
                text.append(ratios(section, name, figures.get(name))).append(" |");
            });
            text.append('\n');
        });
        text.append('\n');
    }

    private static String cell(Double figure) {
        return figure == null ? "–" : number(figure);
    }

    /** Ours, in every set-up, divided by the peer's figure. */
    private static String ratios(Section section, String name, Double peer) {
        if (peer == null) {
            return "";
        }
        List<String> ratios = new ArrayList<>();
        section.ours.values().forEach(figures -> {
            Double ours = figures.get(name);
            ratios.add(ours == null ? "–" : ratio(ours / peer));
        });
        return " (" + String.join(", ", ratios) + ")";
    }
}
