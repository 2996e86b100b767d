package io.neurapt.diagnosis;

import java.io.PrintStream;
import java.util.Locale;

/** The measurements as lines, each printed as soon as it is known. */
final class Table {
    private static final String START = "%-10s%-22s";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println("Matrix products, GFLOP/s of one thread (units x inputs x samples, float or double)");
        out.println();
        StringBuilder precisions = new StringBuilder(String.format(START, "", ""));
        StringBuilder shapes = new StringBuilder(String.format(START, "strategy", "kernels"));
        for (Shape shape : Shape.ALL) {
            precisions.append(String.format("%13s", shape.isDouble() ? "double" : "float"));
            shapes.append(String.format("%13s", shape));
        }
        out.println(precisions);
        out.println(shapes);
    }

    void row(Measurement measurement) {
        StringBuilder line = new StringBuilder();
        if (!measurement.isPresent()) {
            line.append(String.format("%-10s", measurement.strategy())).append(measurement.absent());
        } else {
            String told = measurement.isTold() ? " (told)" : "";
            line.append(
                    measurement.strategy().contains(" ") // a mixture of two, with a long name
                            ? String.format("%-32s", measurement.strategy())
                            : String.format(START, measurement.strategy(), measurement.kernels() + told));
            for (double speed : measurement.speeds()) {
                line.append(String.format(Locale.ROOT, "%13.1f", speed));
            }
        }
        out.println(line);
    }
}
