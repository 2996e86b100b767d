package added;

import io.neurapt.kernel.Part;

/** A {@link Gain} layer at work. */
public final class GainWorker {
    private final int units;
    private final int gain;
    private final double factor;
    private double[] input;
    private int offset;

    public GainWorker(int units, int gain, double factor) {
        this.units = units;
        this.gain = gain;
        this.factor = factor;
    }

    public void forward(double[] p, double[] x, int xo, double[] out, int m) {
        input = x;
        offset = xo;
        predict(p, gain, factor, x, xo, out, units, m);
    }

    public void backward(double[] p, double[] d, double[] dx, int m) {
        if (dx != null) {
            predict(p, gain, factor, d, 0, dx, units, m);
        }
    }

    public void gradients(double[] d, int m, double scale, double beta, double[] g, Part part) {
        for (int i = part.from(units); i < part.to(units); i++) {
            double sum = 0;
            for (int s = 0; s < m; s++) {
                sum += factor * input[offset + s * units + i] * d[s * units + i];
            }
            g[gain + i] = scale * sum + (beta == 0 ? 0 : beta * g[gain + i]);
        }
    }

    public static void predict(
            double[] p, int gain, double factor, double[] x, int xo, double[] out, int units, int m) {
        for (int k = 0; k < units * m; k++) {
            out[k] = factor * p[gain + k % units] * x[xo + k];
        }
    }

    public static double[] reference(double[] p, int gain, double factor, double[] x) {
        double[] out = new double[x.length];
        predict(p, gain, factor, x, 0, out, x.length, 1);
        return out;
    }
}
