package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layer of one sample on the Vector API and on OpenBLAS, for every remainder of units and inputs. */
@EnabledIf("present")
class FloatDenseKernelTest {
    /** Elements that a vector may have. */
    private static final int LANES = FloatSimd.KERNELS == null ? 16 : FloatSimd.KERNELS.padding();

    private final Random random = new Random(1);

    /** All that this process can use. */
    static List<FloatPacker> packers() {
        Stream<FloatPacker> simd = Stream.ofNullable(FloatSimd.KERNELS);
        try {
            return Stream.concat(simd, Stream.of((FloatPacker) OpenBlas.load())).toList();
        } catch (UnsatisfiedLinkError e) {
            return simd.toList();
        }
    }

    static boolean present() {
        return !packers().isEmpty();
    }

    static boolean hasVectors() {
        return FloatSimd.KERNELS != null;
    }

    @ParameterizedTest
    @MethodSource("packers")
    void everyNumberOfUnits(FloatPacker packer) {
        for (int units = 1; units <= 19 * LANES; units++) {
            requireDense(packer, units, 1 + random.nextInt(20));
        }
    }

    @ParameterizedTest
    @MethodSource("packers")
    void everyNumberOfInputs(FloatPacker packer) {
        for (int inputs = 1; inputs <= 40; inputs++) {
            for (int vectors : new int[] {1, 2, 3, 5, 8, 15}) {
                requireDense(packer, vectors * LANES - random.nextInt(LANES), inputs);
            }
        }
        requireDense(packer, 10, 784);
        requireDense(packer, 300, 513);
    }

    /** Dot products, in the place of sums over columns. */
    @ParameterizedTest
    @MethodSource("packers")
    void fewUnitsWithManyInputs(FloatPacker packer) {
        for (int units = 1; units <= 8; units++) {
            for (int inputs = 1; inputs <= 10 * LANES; inputs++) {
                requireDense(packer, units, inputs);
            }
        }
    }

    /** 0 · ∞ and ∞ − ∞ are NaN, and ReLU leaves it one. */
    @ParameterizedTest
    @MethodSource("packers")
    void whatIsNotFinitePasses(FloatPacker packer) {
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int units = 1; units <= 18 * LANES; units += 7) {
                for (int inputs = 1; inputs <= 17; inputs++) {
                    requireOdd(packer, odd, units, inputs);
                }
            }
            for (int inputs = 33; inputs <= 67; inputs++) {
                requireOdd(packer, odd, 2, inputs);
            }
        }
    }

    /** Where memory outside the heap is used, kernels without it serve when there is none left. */
    @Test
    @EnabledIf("hasVectors")
    void theSameBitsInAndOutsideTheHeap() throws ReflectiveOperationException {
        FloatSimd heap = (FloatSimd) Class.forName("io.neurapt.kernel.vector.FloatVectors").getConstructor().newInstance();
        for (int units = 1; units <= 19 * heap.padding(); units++) {
            int inputs = 1 + random.nextInt(20);
            float[] p = new float[units * (inputs + 1)];
            float[] x = new float[inputs];
            draw(p, 0, p.length);
            draw(x, 0, inputs);
            float[] z = new float[units + heap.padding()];
            float[] same = z.clone();
            FloatSimd.KERNELS.pack(p, 0, units * inputs, units, inputs).dense(x, 0, z, true);
            heap.pack(p, 0, units * inputs, units, inputs).dense(x, 0, same, true);
            assertThat(z).isEqualTo(same);
        }
    }

    /** Seen by what a change of the parameters does, which no caller makes. */
    @ParameterizedTest
    @MethodSource("packers")
    void weightsArePackedForTheFirstSample(FloatPacker packer) {
        float[] p = {1f, 2f};
        float[] z = new float[1 + LANES];
        FloatPacked packed = new FloatLazyPacked(packer, p, 0, 1, 1, 1);
        p[0] = 3f;
        packed.dense(new float[] {10f}, 0, z, false);
        assertThat(z[0]).isEqualTo(32f);
        p[0] = 4f;
        packed.dense(new float[] {10f}, 0, z, false);
        assertThat(z[0]).isEqualTo(32f);
    }

    private void requireOdd(FloatPacker packer, float odd, int units, int inputs) {
        float[] p = new float[units * (inputs + 1)];
        float[] x = new float[inputs];
        draw(p, 0, p.length);
        draw(x, 0, inputs);
        int j = random.nextInt(inputs);
        x[j] = odd;
        p[j * units + random.nextInt(units)] = 0;
        float[] z = new float[units + LANES];
        packer.pack(p, 0, units * inputs, units, inputs).dense(x, 0, z, true);
        float[] truth = new float[units];
        for (int i = 0; i < units; i++) {
            truth[i] = Math.max(p[j * units + i] * odd, 0f);
        }
        assertThat(Arrays.copyOf(z, units)).as("%s × %s, %s", units, inputs, odd).isEqualTo(truth);
    }

    /** With W and b at odd places, b at the very end, and NaN wherever nothing may count. */
    private void requireDense(FloatPacker packer, int units, int inputs) {
        boolean relu = random.nextBoolean();
        int w = random.nextInt(5);
        int b = random.nextInt(3) == 0 ? -1 : w + units * inputs + random.nextInt(3);
        int xo = random.nextInt(4);
        float[] p = new float[Math.max(b + units, w + units * inputs)];
        float[] x = new float[xo + inputs];
        Arrays.fill(p, Float.NaN);
        Arrays.fill(x, Float.NaN);
        draw(p, w, units * inputs);
        draw(x, xo, inputs);
        if (b >= 0) {
            draw(p, b, units);
        }
        float[] z = new float[units + LANES];
        packer.pack(p, w, b, units, inputs).dense(x, xo, z, relu);
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
