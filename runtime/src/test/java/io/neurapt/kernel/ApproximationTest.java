package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bounds that {@link Approximation} documents. */
class ApproximationTest {
    private static final double NORMAL = 0x1p-126;
    private static final double EXP_INFINITE = Math.pow(2, 127.5);

    @Test
    void tanh() {
        for (float x : Values.FLOATS) {
            double truth = StrictMath.tanh(x);
            float value = Approximation.tanh(x);
            require("tanh", x, value, truth, 3e-7);
            require("tanh", x, value, truth, Math.max(4e-7 * Math.abs(truth), Math.abs(x) > 1e-30 ? 0 : 16 * NORMAL));
            require("|tanh| above 1,", x, Math.max(Math.abs(value), 1), 1, 0);
        }
    }

    @Test
    void exp() {
        for (float x : Values.FLOATS) {
            double truth = StrictMath.exp(x);
            float value = Approximation.exp(x);
            if (truth > EXP_INFINITE * (1 + 1e-6)) {
                assertThat(value).as("exp(%s)", x).isEqualTo(Float.POSITIVE_INFINITY);
            } else if (truth < EXP_INFINITE * (1 - 1e-6)) {
                require("exp", x, value, truth, truth > NORMAL ? 2e-7 * truth : NORMAL / Math.sqrt(2));
            }
        }
    }

    @Test
    void sigmoid() {
        for (float x : Values.FLOATS) {
            double truth = sigmoid(x);
            float value = FloatMath.sigmoid(x);
            require("sigmoid", x, value, truth, truth > NORMAL ? 2e-7 * truth : NORMAL / Math.sqrt(8));
        }
    }

    @Test
    void farOutEverythingIsSaturated() {
        for (float x : new float[] {104, 1000, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertThat(Approximation.tanh(x)).isBetween(1 - 3e-7f, 1f);
            assertThat(Approximation.tanh(-x)).isBetween(-1f, 3e-7f - 1);
            assertThat(Approximation.exp(x)).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(Approximation.exp(-x)).isZero();
            assertThat(FloatMath.sigmoid(x)).isEqualTo(1);
            assertThat(FloatMath.sigmoid(-x)).isZero();
        }
    }

    @Test
    void aroundZero() {
        for (float x : new float[] {0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, Float.MIN_NORMAL}) {
            assertThat(Approximation.exp(x)).isEqualTo(1);
            assertThat(FloatMath.sigmoid(x)).isEqualTo(0.5f);
            require("tanh", x, Approximation.tanh(x), x, 0x1p-126 * 1e-5);
        }
        assertThat(1 / Approximation.tanh(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void notANumberStaysSo() {
        assertThat(Approximation.tanh(Float.NaN)).isNaN();
        assertThat(Approximation.exp(Float.NaN)).isNaN();
        assertThat(FloatMath.sigmoid(Float.NaN)).isNaN();
    }

    /** Math promises one unit in the last place. */
    @Test
    void inDoublePrecisionTheFunctionsAreThoseOfMath() {
        for (double x : Values.DOUBLES) {
            require("tanh", x, Approximation.tanh(x), Math.tanh(x), 0);
            require("exp", x, Approximation.exp(x), Math.exp(x), 0);
            require("sigmoid", x, DoubleMath.sigmoid(x), sigmoid(x), 3 * Math.ulp(sigmoid(x)) + Double.MIN_NORMAL);
        }
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    private static void require(String what, double x, double value, double truth, double bound) {
        if (!(value == truth || Math.abs(value - truth) <= bound)) {
            throw new AssertionError(what + "(" + x + ") is " + value + " instead of " + truth + " ± " + bound);
        }
    }
}
