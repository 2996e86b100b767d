package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

/** A random product of matrices that lie somewhere inside longer arrays, with NaN around the factors: nothing of it may come in. */
final class RandomProduct {
    private static final double[] FACTORS = {0, 1, -0.5};

    private final Random random;
    private final char transA;
    private final char transB;
    private final int m;
    private final int n;
    private final int k;
    private final int aOffset;
    private final int bOffset;
    private final int cOffset;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final double alpha;
    private final double beta;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] expected;
    /** Of rounding, in units in the last place of 1: 0 where nothing may change. */
    private final double[] bounds;

    RandomProduct(Random random, int m, int n, int k) {
        this.random = random;
        transA = random.nextBoolean() ? 'T' : 'N';
        transB = random.nextBoolean() ? 'T' : 'N';
        aOffset = random.nextInt(5);
        bOffset = random.nextInt(5);
        cOffset = random.nextInt(5);
        alpha = FACTORS[random.nextInt(FACTORS.length)];
        beta = FACTORS[random.nextInt(FACTORS.length)];
        this.m = m;
        this.n = n;
        this.k = k;
        lda = (transA == 'T' ? k : m) + random.nextInt(3);
        ldb = (transB == 'T' ? n : k) + random.nextInt(3);
        ldc = m + random.nextInt(3);
        a = factor(aOffset, lda, transA == 'T' ? k : m, transA == 'T' ? m : k);
        b = factor(bOffset, ldb, transB == 'T' ? n : k, transB == 'T' ? k : n);
        c = draw(cOffset + ldc * n + 3);
        expected = c.clone();
        bounds = new double[c.length];
        multiply();
    }

    /** Elements around C's columns stay as they are; with beta = 0, C counts for nothing, not even as NaN. */
    private void multiply() {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int l = 0; l < k; l++) {
                    double left = a[aOffset + (transA == 'T' ? l + i * lda : i + l * lda)];
                    double right = b[bOffset + (transB == 'T' ? j + l * ldb : l + j * ldb)];
                    sum += left * right;
                    size += Math.abs(left * right);
                }
                int at = cOffset + i + j * ldc;
                expected[at] = alpha * sum + (beta == 0 ? 0 : beta * c[at]);
                bounds[at] = (k + 4) * (Math.abs(alpha) * size + Math.abs(beta * c[at]));
                c[at] = beta == 0 ? Double.NaN : c[at];
            }
        }
    }

    void check(Gemm gemm) {
        float[] singleA = narrow(a);
        float[] singleB = narrow(b);
        float[] singleC = narrow(c);
        gemm.gemm(
                transA, transB, m, n, k,
                (float) alpha, singleA, aOffset, lda, singleB, bOffset, ldb, (float) beta, singleC, cOffset, ldc);
        close(gemm, widen(singleC), Math.ulp(1f));
        assertThat(Arrays.equals(singleA, narrow(a)) && Arrays.equals(singleB, narrow(b)))
                .as("single precision keeps A and B")
                .isTrue();
        double[] doubleA = a.clone();
        double[] doubleB = b.clone();
        gemm.gemm(
                transA, transB, m, n, k, alpha, doubleA, aOffset, lda, doubleB, bOffset, ldb, beta, c, cOffset, ldc);
        close(gemm, c, Math.ulp(1d));
        assertThat(Arrays.equals(doubleA, a) && Arrays.equals(doubleB, b))
                .as("double precision keeps A and B")
                .isTrue();
    }

    private void close(Gemm gemm, double[] actual, double ulp) {
        for (int i = 0; i < c.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= bounds[i] * ulp)) {
                throw new AssertionError(gemm.name() + ", " + transA + transB + " " + m + "×" + n + "×" + k
                        + ", alpha " + alpha + ", beta " + beta + ": c[" + i + "] is " + actual[i] + " instead of "
                        + expected[i] + " ± " + bounds[i] * ulp);
            }
        }
    }

    private double[] factor(int offset, int ld, int rows, int columns) {
        double[] values = draw(offset + ld * columns);
        for (int i = 0; i < values.length; i++) {
            boolean inside = i >= offset && (i - offset) % ld < rows;
            values[i] = inside ? values[i] : Double.NaN;
        }
        return values;
    }

    private double[] draw(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
