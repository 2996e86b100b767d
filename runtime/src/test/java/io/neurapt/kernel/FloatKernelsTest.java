package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Losses and gradients of arrays of every length, by the kernels of this process, against plain loops in double. */
class FloatKernelsTest {
    private static final int[] LARGE = {255, 256, 511, 512, 1000};
    private static final int LENGTHS = 70; // more than three vectors

    private final Random random = new Random(1);

    @Test
    void sigmoidCrossEntropy() {
        for (int i = 0; i <= LENGTHS + LARGE.length; i++) {
            int n = i <= LENGTHS ? i : LARGE[i - LENGTHS - 1];
            float[] z = gaussian(n + 1, 4);
            float[] y = gaussian(n + 3, 1);
            for (int s = 0; s < y.length; s++) {
                y[s] = s % 4 == 0 ? Math.abs(y[s]) % 1 : s % 2;
            }
            requireCrossEntropy(z, y, 2, n);
        }
    }

    /** The costs of sure and right answers are tiny, but right. */
    @Test
    void sigmoidCrossEntropyOfSureAnswers() {
        for (int n = 1; n <= LENGTHS; n++) {
            float[] z = new float[n];
            float[] y = new float[n];
            double cost = 0;
            for (int s = 0; s < n; s++) {
                y[s] = random.nextInt(2);
                z[s] = (float) ((y[s] * 2 - 1) * (12 + 20 * random.nextDouble()));
                cost += Math.log1p(Math.exp(-Math.abs(z[s])));
            }
            double actual = FloatLosses.sigmoidCrossEntropy(z, y, 0, new float[n], n);
            require("cost", actual, cost, 1e-5 * cost);
        }
    }

    private void requireCrossEntropy(float[] z, float[] y, int yo, int n) {
        float[] dz = new float[n + 1];
        dz[n] = 7f;
        double actual = FloatLosses.sigmoidCrossEntropy(z, y, yo, dz, n);
        double cost = 0;
        for (int s = 0; s < n; s++) {
            double e = Math.exp(-Math.abs((double) z[s]));
            cost += Math.max(z[s], 0) - (double) y[yo + s] * z[s] + Math.log1p(e);
            require("dz of " + z[s], dz[s], (z[s] < 0 ? e : 1) / (1 + e) - y[yo + s], 4 * Math.ulp(1f));
        }
        require("cost of " + n, actual, cost, (n + 8) * Math.ulp(1f) * (cost + 4));
        assertThat(dz[n]).isEqualTo(7f);
    }

    @Test
    void softmaxCrossEntropyInBothLayouts() {
        for (int units = 2; units <= 20; units++) {
            int m = 1 + random.nextInt(LENGTHS);
            float[] z = gaussian(units * m, 4);
            float[] y = new float[units * m + 1];
            float[][] zRows = new float[units][m];
            float[][] yRows = new float[units][m];
            double cost = 0;
            double[] gradient = new double[units * m];
            for (int s = 0; s < m; s++) {
                int label = random.nextInt(units);
                y[1 + s * units + label] = 1f;
                yRows[label][s] = 1f;
                double sum = 0;
                for (int i = 0; i < units; i++) {
                    zRows[i][s] = z[s * units + i];
                    sum += Math.exp(z[s * units + i]);
                }
                cost += Math.log(sum) - z[s * units + label];
                for (int i = 0; i < units; i++) {
                    gradient[s * units + i] = Math.exp(z[s * units + i]) / sum - (i == label ? 1 : 0);
                }
            }
            float[] dz = new float[units * m];
            float[][] dzRows = new float[units][m];
            double bound = 32 * Math.ulp(1f);
            require("columns", FloatLosses.softmaxCrossEntropy(z, units, y, 1, dz, m), cost, bound * (cost + m));
            require("lanes", FloatLanes.softmaxCrossEntropy(zRows, yRows, dzRows, m), cost, bound * (cost + m));
            for (int i = 0; i < gradient.length; i++) {
                require("columns", dz[i], gradient[i], bound);
                require("lanes", dzRows[i % units][i / units], gradient[i], bound);
            }
        }
    }

    @Test
    void addGradients() {
        for (int m = 0; m <= LENGTHS; m++) {
            requireGradients(1 + random.nextInt(4), 1 + random.nextInt(9), m);
        }
        for (int m : LARGE) {
            requireGradients(3, 5, m);
        }
        for (int inputs = 1; inputs <= 20; inputs++) {
            requireGradients(2, inputs, 33);
        }
    }

    /** What lies around W and b in g must stay; so must everything but W where there is no bias. */
    private void requireGradients(int units, int inputs, int m) {
        float[][] dz = rows(units, m);
        float[][] a = rows(inputs, m);
        int weight = 3;
        int bias = random.nextInt(3) == 0 ? -1 : weight + units * inputs + 1;
        float[] before = gaussian(weight + units * inputs + units + 3, 1);
        double[] expected = new double[before.length];
        double[] bounds = new double[before.length];
        for (int at = 0; at < before.length; at++) {
            expected[at] = before[at];
        }
        for (int i = 0; i < units; i++) {
            for (int j = -1; j < inputs; j++) {
                int at = j < 0 ? bias + i : weight + j * units + i;
                if (j < 0 && bias < 0) {
                    continue;
                }
                bounds[at] = Math.abs(before[at]);
                for (int s = 0; s < m; s++) {
                    double product = (double) dz[i][s] * (j < 0 ? 1 : a[j][s]);
                    expected[at] += 0.25 * product;
                    bounds[at] += Math.abs(product);
                }
                bounds[at] *= (m + 4) * Math.ulp(1f);
            }
        }
        float[] g = before.clone();
        FloatLanes.addGradients(0.25f, dz, a, m, g, weight, bias);
        for (int at = 0; at < g.length; at++) {
            require(units + "×" + inputs + ", " + m + " at " + at, g[at], expected[at], bounds[at]);
        }
    }

    @Test
    void product() {
        for (int m = 0; m <= LENGTHS; m++) {
            requireProduct(1 + random.nextInt(9), 1 + random.nextInt(9), m, m % 2 == 0);
        }
        for (int n = 1; n <= 9; n++) {
            requireProduct(n, 3, 17, true);
            requireProduct(3, n, 17, false);
        }
    }

    /** Of a matrix as it is, or of its transpose, as the way back takes it. */
    private void requireProduct(int outputs, int inputs, int m, boolean transposed) {
        float[][] in = rows(inputs, m);
        float[][] out = rows(outputs, m);
        int rowStep = transposed ? inputs : 1;
        int columnStep = transposed ? 1 : outputs;
        int bias = random.nextBoolean() ? 0 : -1;
        int weight = outputs;
        float[] p = gaussian(weight + outputs * inputs, 1);
        FloatLanes.product(p, weight, rowStep, columnStep, bias, in, out, m);
        for (int i = 0; i < outputs; i++) {
            assertThat(out[i][m]).isNaN();
            for (int s = 0; s < m; s++) {
                double sum = bias < 0 ? 0 : p[bias + i];
                double size = Math.abs(sum);
                for (int j = 0; j < inputs; j++) {
                    double product = (double) p[weight + i * rowStep + j * columnStep] * in[j][s];
                    sum += product;
                    size += Math.abs(product);
                }
                require(outputs + "×" + inputs + ", " + m, out[i][s], sum, (inputs + 4) * Math.ulp(1f) * size);
            }
        }
    }

    /** Longer than needed, as workspaces are; what lies behind must not count. */
    private float[][] rows(int n, int m) {
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = gaussian(m + 2, 1);
            rows[i][m] = Float.NaN;
        }
        return rows;
    }

    private float[] gaussian(int n, double deviation) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static void require(String what, double value, double truth, double bound) {
        if (!(Math.abs(value - truth) <= bound)) {
            throw new AssertionError(what + " is " + value + " instead of " + truth + " ± " + bound);
        }
    }
}
