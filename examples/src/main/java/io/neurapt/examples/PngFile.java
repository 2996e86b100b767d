package io.neurapt.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/** Writes charts as PNG files into the folder {@code target}. */
final class PngFile {
    private PngFile() {}

    /**
     * Draws a chart and writes it. A machine that cannot draw gets a line that says so, and no file.
     *
     * @param name of the file
     * @param chart makes the chart
     * @param out is told where the file is
     */
    static void write(String name, Supplier<XYChart> chart, PrintStream out) throws IOException {
        byte[] png;
        try {
            png = BitmapEncoder.getBitmapBytes(chart.get(), BitmapEncoder.BitmapFormat.PNG);
        } catch (Error | RuntimeException e) { // AWT without fonts throws this or that, depending on the JDK
            out.println("No plot " + name + ": " + e + ". Does this machine lack fontconfig and a font?");
            return;
        }
        Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path file = folder.resolve(name);
        // Under its name the file is always complete: a viewer never sees half of it.
        Path partial = folder.resolve(name + "." + ProcessHandle.current().pid() + ".tmp");
        Files.write(partial, png);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        out.println("Plot: " + file);
    }
}
