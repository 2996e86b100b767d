package io.neurapt.monitor;

import io.neurapt.TrainingResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Costs and metrics over the epochs of a training run, as a picture. */
public final class LearningCurves {
    private static final Color[] COLOURS = {
        new Color(0x1B5FA5), new Color(0xC8374A), new Color(0x2E7D4F), new Color(0xB7791F), new Color(0x6B46A0)
    };
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    /** Costs that span more than this are drawn on a logarithmic axis. */
    private static final double WIDE = 30;

    private LearningCurves() {}

    /**
     * Writes a PNG: the costs above, the metrics, if there are any, below.
     *
     * @param result of at least one complete epoch
     * @param file its name should end in {@code .png}; replaced as a whole
     * @throws IllegalArgumentException if no epoch was completed
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(TrainingResult result, Path file) {
        if (result.epochs() == 0) {
            throw new IllegalArgumentException("training ended before its first epoch did: there are no curves to draw");
        }
        List<XYChart> charts = new ArrayList<>(List.of(costs(result)));
        if (!result.metricNames().isEmpty()) {
            charts.add(metrics(result));
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                BitmapEncoder.saveBitmap(charts, charts.size(), 1, out, BitmapEncoder.BitmapFormat.PNG);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the learning curves " + file, e);
        }
    }

    private static XYChart costs(TrainingResult result) {
        double[] costs = result.costs();
        double[] validation = result.validationCosts();
        XYChart chart = chart("cost");
        add(chart, "training", costs, 0);
        if (validation.length > 0) {
            add(chart, "validation", validation, 1);
        }
        double[] all = IntStream.concat(IntStream.range(0, costs.length), IntStream.range(0, validation.length))
                .mapToDouble(e -> Math.max(costs[e], validation.length > e ? validation[e] : 0))
                .toArray();
        double least = Math.min(least(costs), validation.length > 0 ? least(validation) : Double.MAX_VALUE);
        chart.getStyler().setYAxisLogarithmic(least > 0 && Arrays.stream(all).max().orElse(0) > WIDE * least);
        return chart;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static XYChart metrics(TrainingResult result) {
        XYChart chart = chart("metric");
        List<String> names = result.metricNames();
        for (int k = 0; k < names.size(); k++) {
            add(chart, names.get(k), result.metric(names.get(k)), k);
        }
        return chart;
    }

    private static void add(XYChart chart, String name, double[] values, int colour) {
        double[] epochs = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
        // XChart leaves a gap for a value that is not a number
        XYSeries series = chart.addSeries(name, epochs, values);
        series.setMarker(values.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineColor(COLOURS[colour % COLOURS.length]).setLineStyle(new BasicStroke(2));
    }

    private static XYChart chart(String yTitle) {
        XYChart chart = new XYChartBuilder()
                .xAxisTitle("epoch")
                .yAxisTitle(yTitle)
                .width(900)
                .height(450)
                .build();
        XYStyler style = chart.getStyler();
        style.setAxisTitleFont(FONT).setAxisTickLabelsFont(FONT).setPlotContentSize(1);
        style.setXAxisTickMarkSpacingHint(90).setXAxisDecimalPattern("#,##0");
        style.setLegendFont(FONT).setLegendBorderColor(Color.WHITE).setChartBackgroundColor(Color.WHITE);
        style.setLegendPosition(Styler.LegendPosition.InsideNE).setChartPadding(16);
        return chart;
    }
}
