package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The logarithm of softmax against arithmetic of 50 digits: relative to every result, also where one class is all but certain. */
class FloatLogSoftmaxTest {
    private static final MathContext DIGITS = new MathContext(50);
    /** What exp, the sum and its logarithm round. */
    private static final double RELATIVE = 6 * Math.ulp(1f);

    private final Random random = new Random(3);

    @Test
    void overTheWholeRange() {
        for (float scale : new float[] {1e-6f, 0.1f, 1f, 5f, 20f, 60f, 300f, 1e4f}) {
            for (int units = 2; units <= 12; units++) {
                float[] z = new float[units + 2];
                for (int i = 0; i < z.length; i++) {
                    z[i] = scale * (float) random.nextGaussian();
                }
                compare(z, units);
            }
        }
    }

    @Test
    void equalFarApartAndNearlyCertain() {
        compare(new float[] {9, 5, 5, 5, 9}, 3);
        compare(new float[] {9, -0f, 0f, 9}, 2);
        for (float gap = 1f; gap < 100f; gap += 3.7f) {
            compare(new float[] {9, gap, 0, 9}, 2);
            compare(new float[] {9, 0, 1000 + gap, 1000, 9}, 3);
        }
    }

    /** Of all but the first and the last value. */
    private static void compare(float[] z, int units) {
        float[] a = z.clone();
        FloatActivations.logSoftmax(a, 1, units);
        float max = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 1; i <= units; i++) {
            second = Math.max(second, Math.min(max, z[i]));
            max = Math.max(max, z[i]);
        }
        BigDecimal others = BigDecimal.ONE.negate();
        for (int i = 1; i <= units; i++) {
            others = others.add(exp(exactly(z[i]).subtract(exactly(max))));
        }
        BigDecimal log = log1p(others);
        for (int i = 1; i <= units; i++) {
            double truth = exactly(z[i]).subtract(exactly(max)).subtract(log).doubleValue();
            // The largest's own logarithm is about −e^(second − max), and that difference is rounded.
            double rounded = z[i] == max ? Math.ulp(1f) * Math.min(Math.abs(second - max), 1000) : 0;
            assertThat(Math.abs(a[i] - truth))
                    .as("%s of %s is %s instead of %s", i, java.util.Arrays.toString(z), a[i], truth)
                    .isLessThanOrEqualTo((RELATIVE + rounded) * Math.abs(truth) + 4 * Float.MIN_NORMAL);
            assertThat(a[i]).isLessThanOrEqualTo(0f);
        }
        assertThat(a[0]).isEqualTo(z[0]);
        assertThat(a[units + 1]).isEqualTo(z[units + 1]);
    }

    private static BigDecimal exactly(float value) {
        return new BigDecimal(value);
    }

    /** By the series, of an argument that halving has made small. */
    private static BigDecimal exp(BigDecimal x) {
        if (x.doubleValue() < -2000) {
            return BigDecimal.ZERO;
        }
        int halvings = 16;
        BigDecimal small = x.divide(BigDecimal.valueOf(2).pow(halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** By the series where it converges fast, else by Halley's steps, which treble the digits. */
    private static BigDecimal log1p(BigDecimal x) {
        if (x.doubleValue() < 1e-5) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int k = 1; k <= 12; k++) {
                sum = sum.subtract(x.negate().pow(k, DIGITS).divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            }
            return sum;
        }
        BigDecimal value = x.add(BigDecimal.ONE);
        BigDecimal y = BigDecimal.valueOf(Math.log(value.doubleValue()));
        for (int k = 0; k < 4; k++) {
            BigDecimal e = exp(y);
            BigDecimal step = value.subtract(e).divide(value.add(e), DIGITS);
            y = y.add(step.multiply(BigDecimal.valueOf(2)), DIGITS);
        }
        return y;
    }

    @Test
    void columnsSpecialValuesAndASingleUnit() {
        float[] a = {1000f, -1000f, 3f, 3f, 3f, Float.NaN, 1f, Float.POSITIVE_INFINITY};
        FloatActivations.logSoftmaxColumns(a, 2, 4);
        float half = (float) -Math.log(2);
        assertThat(a).containsExactly(0f, -2000f, half, half, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
        float[] one = {5f};
        FloatActivations.logSoftmax(one, 0, 1);
        assertThat(one).containsExactly(0f);
    }
}
