package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import java.util.Random;
import org.jblas.FloatMatrix;

/** Compares the gradients of the generated code with central differences of the plain formulas, in double. */
final class FloatGradientCheck {
    /** Beyond this many, a random choice of the parameters is checked. */
    private static final int MOST = 2000;
    /** Gradients smaller than this share of the largest are compared on the largest's scale. */
    private static final double FLOOR = 1e-2;

    private static final double LARGEST_STEP = 1e-4;
    private static final double SMALLEST_STEP = 1e-8;

    private final FloatBackward backward;
    private final double[] p;
    private final double[][] x;
    private final double[][] y;
    private final double cost;

    private FloatGradientCheck(FloatBackward backward, float[] p, FloatMatrix x, FloatMatrix y) {
        this.backward = backward;
        this.p = widen(p, 0, p.length);
        this.x = samples(x);
        this.y = samples(y);
        cost = cost();
    }

    /** The largest relative error, see {@link FloatNetwork#gradientCheck}. */
    static double run(FloatBackward backward, float[] p, float[] g, int[] trained, FloatMatrix x, FloatMatrix y) {
        FloatGradientCheck check = new FloatGradientCheck(backward, p, x, y);
        int n = Math.min(trained.length, MOST);
        int[] indices = n == trained.length
                ? trained
                : new Random(1).ints(0, trained.length).distinct().limit(n).map(i -> trained[i]).toArray();
        double[] numeric = new double[n];
        double scale = 0;
        for (int i = 0; i < n; i++) {
            numeric[i] = check.derivative(indices[i]);
            scale = Math.max(scale, Math.abs(numeric[i]));
        }
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double generated = g[indices[i]];
            double error = Math.abs(generated - numeric[i]);
            double size = Math.max(Math.max(Math.abs(generated), Math.abs(numeric[i])), FLOOR * scale);
            worst = Math.max(worst, error == 0 ? 0 : error / size);
        }
        return worst;
    }

    /**
     * The central difference at the largest step with which the next smaller one agrees. Where they differ by more than rounding,
     * the larger one stepped over a kink of a ReLU.
     */
    private double derivative(int index) {
        double step = LARGEST_STEP;
        double derivative = difference(index, step);
        while (step > SMALLEST_STEP) {
            step /= 10;
            double next = difference(index, step);
            if (Math.abs(next - derivative) <= 1e-6 * Math.abs(next) + 50 * Math.ulp(cost) / step) {
                return derivative;
            }
            derivative = next;
        }
        return derivative;
    }

    private double difference(int index, double step) {
        double value = p[index];
        p[index] = value + step;
        double above = cost();
        p[index] = value - step;
        double below = cost();
        p[index] = value;
        return (above - below) / (2 * step);
    }

    private double cost() {
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
            sum += backward.reference(p, x[s], y[s]);
        }
        return sum / x.length;
    }

    private static double[][] samples(FloatMatrix matrix) {
        double[][] samples = new double[matrix.columns][];
        for (int s = 0; s < samples.length; s++) {
            samples[s] = widen(matrix.data, s * matrix.rows, matrix.rows);
        }
        return samples;
    }

    private static double[] widen(float[] values, int from, int n) {
        double[] wide = new double[n];
        for (int i = 0; i < n; i++) {
            wide[i] = values[from + i];
        }
        return wide;
    }
}
