package io.neurapt.kernel;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Arguments at which elementary functions are tried: of every exponent, and many where it matters. */
final class Values {
    private static final int ANY = 400_000;
    private static final int NEAR = 200_000;
    /** Where results saturate, turn subnormal, overflow; where approximations are clamped or change their form. */
    private static final double[] LIMITS = {
        1e-3, 0.3466, 1, 7.90531110763549805, 8.66, 9.01, 16.6355, 19.06, 36.74, 37.43, 87.33654, 87.683, 88, 88.3763,
        88.7228, 89, 103.28, 103.973, 104, 708.3964, 709.7827, 744.44, 745.1332
    };

    /** Finite, single. */
    static final float[] FLOATS = floats();
    /** Finite. */
    static final double[] DOUBLES = doubles();

    private Values() {}

    private static float[] floats() {
        // An odd step visits bit patterns of all exponents and both signs.
        DoubleStream all = IntStream.range(0, ANY).mapToDouble(i -> Float.intBitsToFloat(i * 10_737));
        double[] values = DoubleStream.concat(all, near()).toArray();
        float[] singles = new float[values.length];
        int n = 0;
        for (double value : values) {
            if (Float.isFinite((float) value)) {
                singles[n++] = (float) value;
            }
        }
        return Arrays.copyOf(singles, n);
    }

    private static double[] doubles() {
        Random random = new Random(1);
        DoubleStream all = IntStream.range(0, ANY).mapToDouble(i -> Double.longBitsToDouble(random.nextLong()));
        return DoubleStream.concat(all, near()).filter(Double::isFinite).toArray();
    }

    private static DoubleStream near() {
        Random random = new Random(2);
        DoubleStream small = random.doubles(NEAR, -1, 1);
        DoubleStream middle = random.doubles(NEAR, -20, 20);
        DoubleStream large = random.doubles(NEAR, -110, 110);
        DoubleStream largest = random.doubles(NEAR, -750, 750);
        DoubleStream limits = Arrays.stream(LIMITS)
                .flatMap(limit -> IntStream.range(-500, 500).mapToDouble(i -> limit * (1 + i * 0x1p-24)))
                .flatMap(value -> DoubleStream.of(value, -value));
        return java.util.stream.Stream.of(small, middle, large, largest, limits)
                .reduce(DoubleStream.of(0.0, -0.0), DoubleStream::concat);
    }
}
