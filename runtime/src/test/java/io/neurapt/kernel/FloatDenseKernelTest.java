package io.neurapt.kernel;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The layer of one sample on the Vector API, for every remainder of units and inputs. */
@EnabledIf("present")
class FloatDenseKernelTest {
    private final Random random = new Random(1);

    static boolean present() {
        return FloatSimd.KERNELS != null;
    }

    @Test
    void everyNumberOfUnits() {
        int lanes = FloatSimd.KERNELS.padding();
        for (int units = 1; units <= 19 * lanes; units++) {
            requireDense(units, 1 + random.nextInt(20));
        }
    }

    @Test
    void everyNumberOfInputs() {
        int lanes = FloatSimd.KERNELS.padding();
        for (int inputs = 1; inputs <= 40; inputs++) {
            for (int vectors : new int[] {1, 2, 3, 5, 8, 15}) {
                requireDense(vectors * lanes - random.nextInt(lanes), inputs);
            }
        }
        requireDense(10, 784);
        requireDense(300, 513);
    }

    /** With W and b at odd places, b at the very end, and NaN wherever nothing may count. */
    private void requireDense(int units, int inputs) {
        boolean relu = random.nextBoolean();
        int w = random.nextInt(5);
        int b = random.nextInt(3) == 0 ? -1 : w + units * inputs + random.nextInt(3);
        int xo = random.nextInt(4);
        float[] p = new float[Math.max(b + units, w + units * inputs)];
        float[] x = new float[xo + inputs];
        java.util.Arrays.fill(p, Float.NaN);
        java.util.Arrays.fill(x, Float.NaN);
        draw(p, w, units * inputs);
        draw(x, xo, inputs);
        if (b >= 0) {
            draw(p, b, units);
        }
        float[] z = new float[units + FloatSimd.KERNELS.padding()];
        FloatSimd.KERNELS.dense(FloatSimd.KERNELS.pack(p, w, b, units, inputs), units, inputs, x, xo, z, relu);
        for (int i = 0; i < units; i++) {
            double sum = b < 0 ? 0 : p[b + i];
            double size = Math.abs(sum);
            for (int j = 0; j < inputs; j++) {
                double product = (double) p[w + j * units + i] * x[xo + j];
                sum += product;
                size += Math.abs(product);
            }
            double truth = relu ? Math.max(sum, 0) : sum;
            if (!(Math.abs(z[i] - truth) <= (inputs + 4) * Math.ulp(1f) * size)) {
                throw new AssertionError(units + "×" + inputs + ", b " + b + ", ReLU " + relu + ": z[" + i + "] is "
                        + z[i] + " instead of " + truth);
            }
        }
    }

    private void draw(float[] values, int from, int n) {
        for (int i = from; i < from + n; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }
}
