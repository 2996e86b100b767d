package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Activations of whole arrays, by the kernels of this process, against StrictMath. */
class FloatActivationsTest {
    private static final double RELATIVE = 3 * Math.ulp(1f);
    /** Smaller results need not have all digits. */
    private static final double SMALL = 16 * Float.MIN_NORMAL;
    /** Larger ones may be infinite. */
    private static final double LARGE = Float.MAX_VALUE / 1.5;

    private static final int LENGTHS = 70; // more than three vectors
    private static final float BEHIND = 7f;

    private final Random random = new Random(1);

    private interface Operation {
        void apply(float[] a, int n);
    }

    @Test
    void tanh() {
        accurate(FloatActivations::tanh, StrictMath::tanh, -1, 1);
        special(FloatActivations::tanh, -1, 1);
        everyLength(FloatActivations::tanh, StrictMath::tanh);
    }

    @Test
    void exp() {
        accurate(FloatActivations::exp, StrictMath::exp, 0, Float.POSITIVE_INFINITY);
        special(FloatActivations::exp, 0, Float.POSITIVE_INFINITY);
        everyLength(FloatActivations::exp, StrictMath::exp);
    }

    @Test
    void sigmoid() {
        DoubleUnaryOperator sigmoid = x -> (x < 0 ? StrictMath.exp(x) : 1) / (1 + StrictMath.exp(-Math.abs(x)));
        accurate(FloatActivations::sigmoid, sigmoid, 0, 1);
        special(FloatActivations::sigmoid, 0, 1);
        everyLength(FloatActivations::sigmoid, sigmoid);
    }

    @Test
    void relu() {
        everyLength(FloatActivations::relu, x -> Math.max(x, 0));
        special(FloatActivations::relu, 0, Float.POSITIVE_INFINITY);
    }

    @Test
    void leakyRelu() {
        everyLength((a, n) -> FloatActivations.leakyRelu(a, n, 0.25f), x -> x > 0 ? x : 0.25 * x);
    }

    @Test
    void gradients() {
        for (int i = 0; i <= LENGTHS; i++) {
            int n = i;
            float[] a = gaussian(n + 1);
            float[] g = gaussian(n + 1);
            a[0] = n % 2 == 0 ? 0f : -0f; // where a ReLU bends
            a[n / 2] = n % 4 == 0 ? Float.MIN_VALUE : a[n / 2];
            compare(g, n, d -> FloatActivations.sigmoidGradient(a, d, n), s -> g[s] * (double) a[s] * (1 - a[s]));
            compare(g, n, d -> FloatActivations.tanhGradient(a, d, n), s -> g[s] * (1 - (double) a[s] * a[s]));
            compare(g, n, d -> FloatActivations.reluGradient(a, d, n), s -> a[s] > 0 ? g[s] : 0);
            for (float slope : new float[] {0.5f, 1f, 2f}) {
                compare(
                        g,
                        n,
                        d -> FloatActivations.leakyReluGradient(a, d, n, slope),
                        s -> a[s] > 0 ? g[s] : g[s] * (double) slope);
            }
        }
    }

    @Test
    void softmax() {
        for (int units = 1; units <= LENGTHS; units++) {
            float[] z = gaussian(units + 2);
            for (int i = 0; i < z.length; i++) {
                z[i] *= units % 3 == 0 ? 1000 : units % 3;
            }
            float[] a = z.clone();
            FloatActivations.softmax(a, 1, units);
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 1; i <= units; i++) {
                max = Math.max(max, z[i]);
            }
            double sum = 0;
            for (int i = 1; i <= units; i++) {
                sum += StrictMath.exp(z[i] - max);
            }
            for (int i = 1; i <= units; i++) {
                double truth = StrictMath.exp(z[i] - max) / sum;
                // z − max is rounded, which costs its size in units in the last place.
                require(z[i], a[i], truth, truth * (RELATIVE + Math.ulp(1f) * Math.abs(z[i] - max)) + SMALL);
            }
            assertThat(a[0]).isEqualTo(z[0]);
            assertThat(a[units + 1]).isEqualTo(z[units + 1]);
        }
    }

    @Test
    void softmaxOfFarApartValuesIsExact() {
        float[] a = {1000f, -1000f, 3f, -1000f, 3f, 1000f};
        FloatActivations.softmaxColumns(a, 3, 2);
        assertThat(a).containsExactly(1f, 0f, 0f, 0f, 0f, 1f);
        a[1] = Float.NaN;
        FloatActivations.softmax(a, 0, 3);
        assertThat(a).containsExactly(Float.NaN, Float.NaN, Float.NaN, 0f, 0f, 1f);
    }

    /** Within RELATIVE over the whole range, and never out of [least, most]. */
    private static void accurate(Operation operation, DoubleUnaryOperator function, double least, double most) {
        float[] a = Values.FLOATS.clone();
        operation.apply(a, a.length);
        for (int i = 0; i < a.length; i++) {
            double x = Values.FLOATS[i];
            double truth = function.applyAsDouble(x);
            require(x, a[i], truth, truth > LARGE ? Float.POSITIVE_INFINITY : RELATIVE * Math.abs(truth) + SMALL);
            if (!(a[i] >= Math.min(least, truth) && a[i] <= most) || truth > LARGE && !(a[i] >= LARGE / 1.1)) {
                throw new AssertionError("f(" + x + ") = " + a[i] + " instead of " + truth);
            }
        }
    }

    /** NaN and the infinities at every place of a vector and of what vectors leave over. */
    private static void special(Operation operation, double least, double most) {
        for (int n = 1; n <= LENGTHS; n++) {
            float[] a = new float[n + 1];
            for (int i = 0; i < n; i++) {
                a[i] = i % 3 == 0 ? Float.NaN : i % 3 == 1 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
            }
            a[n] = BEHIND;
            operation.apply(a, n);
            for (int i = 0; i < n; i++) {
                double truth = i % 3 == 0 ? Float.NaN : i % 3 == 1 ? most : least;
                if (i % 3 == 0) {
                    assertThat(a[i]).isNaN();
                } else {
                    require(truth, a[i], truth, RELATIVE);
                }
            }
            assertThat(a[n]).isEqualTo(BEHIND);
        }
    }

    private void everyLength(Operation operation, DoubleUnaryOperator function) {
        for (int n = 0; n <= LENGTHS; n++) {
            float[] x = gaussian(n + 1);
            int length = n;
            compare(x, n, a -> operation.apply(a, length), i -> function.applyAsDouble(x[i]));
        }
    }

    private static void compare(float[] before, int n, Consumer<float[]> operation, IntToDoubleFunction f) {
        float[] a = before.clone();
        operation.accept(a);
        for (int i = 0; i < n; i++) {
            double truth = f.applyAsDouble(i);
            require(before[i], a[i], truth, RELATIVE * Math.max(Math.abs(truth), Math.abs(before[i])));
        }
        assertThat(Arrays.copyOfRange(a, n, a.length)).isEqualTo(Arrays.copyOfRange(before, n, a.length));
    }

    private float[] gaussian(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void require(double x, double value, double truth, double bound) {
        if (!(value == truth || Math.abs(value - truth) <= bound)) {
            throw new AssertionError("f(" + x + ") is " + value + " instead of " + truth + " ± " + bound);
        }
    }
}
