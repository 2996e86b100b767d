package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix products against three loops, for all combinations of transposition, offsets and distances of columns. */
class GemmTest {
    private static final int PRODUCTS = 500;

    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(strings = {"portable", "chosen"})
    void productsAreThoseOfThreeLoops(String which) {
        Gemm gemm = which.equals("portable") ? new PortableGemm() : Blas.implementation();
        for (int i = 0; i < PRODUCTS; i++) {
            new Product().check(gemm);
        }
    }

    /** A random product of matrices that lie somewhere inside longer arrays. */
    private final class Product {
        private final char transA = random.nextBoolean() ? 'T' : 'N';
        private final char transB = random.nextBoolean() ? 'T' : 'N';
        private final int m = 1 + random.nextInt(40);
        private final int n = 1 + random.nextInt(40);
        private final int k = 1 + random.nextInt(40);
        private final int aOffset = random.nextInt(5);
        private final int bOffset = random.nextInt(5);
        private final int cOffset = random.nextInt(5);
        private final int lda = (transA == 'T' ? k : m) + random.nextInt(3);
        private final int ldb = (transB == 'T' ? n : k) + random.nextInt(3);
        private final int ldc = m + random.nextInt(3);
        private final double alpha = random.nextBoolean() ? 1 : 0.5;
        private final double beta = random.nextInt(3) / 2.0;
        private final double[] a = draw(aOffset + lda * (transA == 'T' ? m : k));
        private final double[] b = draw(bOffset + ldb * (transB == 'T' ? k : n));
        private final double[] c = draw(cOffset + ldc * n);

        void check(Gemm gemm) {
            double[] expected = expected();
            float[] single = narrow(c);
            gemm.gemm(
                    transA, transB, m, n, k,
                    (float) alpha, narrow(a), aOffset, lda, narrow(b), bOffset, ldb, (float) beta, single, cOffset, ldc);
            gemm.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
            String description = "" + transA + transB + " " + m + "×" + n + "×" + k + ", beta " + beta;
            for (int i = 0; i < c.length; i++) {
                assertThat(c[i]).as(description).isCloseTo(expected[i], within(1e-13));
                assertThat((double) single[i]).as(description).isCloseTo(expected[i], within(1e-4));
            }
        }

        /** Elements between the columns of C stay as they are; with beta = 0, C counts for nothing, not even as NaN. */
        private double[] expected() {
            double[] result = c.clone();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int l = 0; l < k; l++) {
                        double left = a[aOffset + (transA == 'T' ? l + i * lda : i + l * lda)];
                        double right = b[bOffset + (transB == 'T' ? j + l * ldb : l + j * ldb)];
                        sum += left * right;
                    }
                    int at = cOffset + i + j * ldc;
                    result[at] = alpha * sum + (beta == 0 ? 0 : beta * c[at]);
                    c[at] = beta == 0 ? Double.NaN : c[at];
                }
            }
            return result;
        }

        private double[] draw(int length) {
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        private float[] narrow(double[] values) {
            float[] narrow = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                narrow[i] = (float) values[i];
            }
            return narrow;
        }
    }
}
