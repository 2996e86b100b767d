package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of dense layers in parts, as several workers compute them, against plain loops in double. */
class FloatColumnsTest {
    private static final int SAMPLES = 23;
    private static final int XO = 5;
    private static final int WEIGHT = 3;

    private final Random random = new Random(1);

    /** More parts than there are columns or units among them. */
    @ParameterizedTest
    @CsvSource({"1, 1, 3", "2, 3, 5", "10, 33, 2", "10, 40, 1", "17, 2, 3", "70, 31, 4"})
    void partsAreTheGradientsOfAll(int units, int inputs, int parts) {
        float[] dz = gaussian(units * SAMPLES);
        float[] a = gaussian(XO + inputs * SAMPLES);
        for (float beta : new float[] {0, 1}) {
            for (boolean biased : new boolean[] {true, false}) {
                int bias = WEIGHT + units * inputs;
                float[] g = gaussian(bias + units + 2);
                double[] expected = expected(units, inputs, dz, a, beta, g, biased);
                for (int i = 0; i < parts; i++) {
                    FloatColumns.gradients(
                            0.5f, dz, units, a, XO, inputs, SAMPLES, beta, g, WEIGHT, biased ? bias : -1, new Part(i, parts));
                }
                for (int i = 0; i < g.length; i++) {
                    assertThat((double) g[i]).as("element %d", i).isCloseTo(expected[i], within(1e-4));
                }
            }
        }
    }

    private static double[] expected(
            int units, int inputs, float[] dz, float[] a, float beta, float[] g, boolean biased) {
        double[] expected = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            boolean written = i >= WEIGHT && i < WEIGHT + units * (biased ? inputs + 1 : inputs);
            expected[i] = written ? beta * g[i] : g[i];
        }
        for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < units; i++) {
                double d = 0.5 * dz[s * units + i];
                for (int j = 0; j < inputs; j++) {
                    expected[WEIGHT + j * units + i] += d * a[XO + s * inputs + j];
                }
                expected[WEIGHT + inputs * units + i] += biased ? d : 0;
            }
        }
        return expected;
    }

    private float[] gaussian(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
