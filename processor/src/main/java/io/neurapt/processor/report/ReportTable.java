package io.neurapt.processor.report;

import java.util.ArrayList;
import java.util.List;

/** The table of layers, as text and as page show it. */
final class ReportTable {
    static final List<String> HEADER = List.of(
            "layer", "kind", "output", "activation", "parameters", "FLOPs", "one sample / batch", "bytecode", "weights");

    private static final List<String> NUMBERS = List.of("output", "parameters", "FLOPs", "bytecode", "weights");

    private ReportTable() {}

    /** Whether a column is set to the right. */
    static boolean isNumber(int column) {
        return NUMBERS.contains(HEADER.get(column));
    }

    /** The input, then every layer. */
    static List<List<String>> rows(NetworkReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("input", "", Figures.number(report.inputs()), "", "", "", "", "", ""));
        for (NetworkReport.Row row : report.rows()) {
            rows.add(List.of(
                    row.name(),
                    row.kind(),
                    row.output(),
                    row.activation(),
                    Figures.number(row.parameters()),
                    Figures.number(row.flops()),
                    row.strategy(),
                    estimate(row.bytecode()),
                    Figures.bytes(row.bytes())));
        }
        return rows;
    }

    /** Sums, and the largest of all methods. */
    static List<String> total(NetworkReport report) {
        return List.of(
                "total",
                "",
                "",
                "",
                Figures.number(report.parameters()),
                Figures.number(report.flops()),
                "",
                estimate(report.largest().bytes()),
                Figures.bytes(report.bytes()));
    }

    private static String estimate(int bytes) {
        return "≈ " + Figures.number(bytes);
    }

    /** What the columns mean that need it. */
    static String note(NetworkReport report) {
        return "FLOPs: of one sample, a multiply-add being two. Bytecode: bytes of the largest method, estimated; the largest of all is "
                + report.largest().owner() + "." + report.largest().name() + " (HotSpot compiles methods of up to 8,000).";
    }
}
