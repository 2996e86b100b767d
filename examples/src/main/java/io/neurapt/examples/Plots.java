package io.neurapt.examples;

import io.neurapt.data.FloatDataset;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of what a network learned, and how. */
final class Plots {
    private static final Color[] STRONG = {new Color(0x1B5FA5), new Color(0xC8374A)};
    private static final Color[] LIGHT = {new Color(0xCFE2F3), new Color(0xF8D9D6)};
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    /** Cells of the background along each axis: fewer pixels apart than a marker is wide, so there are no gaps. */
    private static final int CELLS = 240;

    private Plots() {}

    /**
     * Points of two features and two classes over the classes that a network predicts all around them.
     *
     * @param title above the plot
     * @param samples the points
     * @param network gives the classes, 0 or 1, for features × samples
     */
    static XYChart boundary(String title, FloatDataset samples, Function<FloatMatrix, int[]> network) {
        double edge = 1.08 * samples.x().normmax();
        FloatMatrix cells = cells((float) edge);
        int[] background = network.apply(cells);

        XYChart chart = chart(title, "x1", "x2", 800, 860);
        XYStyler style = chart.getStyler();
        style.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setMarkerSize(9);
        style.setXAxisMin(-edge)
                .setXAxisMax(edge)
                .setYAxisMin(-edge)
                .setYAxisMax(edge)
                .setDecimalPattern("0");
        style.setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        for (int c = 0; c <= 1; c++) {
            points(chart, "predicted " + c, ofClass(cells, background, c), SeriesMarkers.SQUARE, LIGHT[c]);
        }
        for (int c = 0; c <= 1; c++) {
            points(chart, "class " + c, ofClass(samples.x(), samples.classes(), c), SeriesMarkers.CIRCLE, STRONG[c]);
        }
        return chart;
    }

    /**
     * The cost of every epoch as a curve.
     *
     * @param title above the plot
     * @param costs of the epochs
     */
    static XYChart costs(String title, double[] costs) {
        XYChart chart = chart(title, "epoch", "cost", 800, 500);
        XYStyler style = chart.getStyler();
        style.setXAxisMin(0.0).setXAxisMax((double) costs.length).setXAxisDecimalPattern("#,##0");
        style.setYAxisMin(0.0).setYAxisDecimalPattern("0.0").setLegendVisible(false);
        // If all points are equally far apart, XChart labels some of them instead of round numbers: leave one out.
        int[] epochs = IntStream.range(0, costs.length).filter(e -> e != 1).toArray();
        double[] x = IntStream.of(epochs).asDoubleStream().toArray();
        double[] y = IntStream.of(epochs).mapToDouble(e -> costs[e]).toArray();
        XYSeries series = chart.addSeries("cost", x, y);
        series.setMarker(SeriesMarkers.NONE).setLineColor(STRONG[0]).setLineStyle(new BasicStroke(2));
        return chart;
    }

    private static XYChart chart(String title, String xTitle, String yTitle, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .width(width)
                .height(height)
                .build();
        XYStyler style = chart.getStyler();
        style.setAxisTitleFont(FONT).setAxisTickLabelsFont(FONT).setPlotContentSize(1);
        style.setXAxisTickMarkSpacingHint(90).setYAxisTickMarkSpacingHint(90);
        style.setLegendFont(FONT).setLegendBorderColor(Color.WHITE).setChartBackgroundColor(Color.WHITE);
        style.setChartTitleFont(FONT.deriveFont(Font.BOLD, 20))
                .setChartTitlePadding(12)
                .setChartPadding(16);
        return chart;
    }

    private static FloatMatrix ofClass(FloatMatrix x, int[] classes, int wanted) {
        return x.getColumns(
                IntStream.range(0, classes.length).filter(s -> classes[s] == wanted).toArray());
    }

    private static void points(XYChart chart, String name, FloatMatrix x, Marker marker, Color color) {
        if (x.columns > 0) { // XChart refuses an empty series
            float[] x1 = x.getRow(0).toArray();
            float[] x2 = x.getRow(1).toArray();
            chart.addSeries(name, x1, x2).setMarker(marker).setMarkerColor(color);
        }
    }

    /** The centres of the cells that fill a square around the origin, 2 × cells. */
    private static FloatMatrix cells(float edge) {
        FloatMatrix x = new FloatMatrix(2, CELLS * CELLS);
        for (int s = 0; s < x.columns; s++) {
            x.put(0, s, edge * (2 * (s % CELLS) + 1 - CELLS) / CELLS);
            x.put(1, s, edge * (2 * (s / CELLS) + 1 - CELLS) / CELLS);
        }
        return x;
    }
}
