package io.neurapt.kernel;

import java.lang.System.Logger.Level;

/**
 * The matrix product that generated code calls. The first call chooses the implementation for the life of the process:
 * the native library through jblas, or the portable one where no native library can be loaded or where
 * {@code -Dneurapt.kernel=portable} asks for it.
 */
public final class Blas {
    private Blas() {}

    /** As {@link Gemm#gemm(char, char, int, int, int, float, float[], int, int, float[], int, int, float, float[], int, int)}. */
    public static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        Choice.GEMM.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    /** As {@link Gemm#gemm(char, char, int, int, int, double, double[], int, int, double[], int, int, double, double[], int, int)}. */
    public static void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        Choice.GEMM.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    /** The implementation in use. */
    public static Gemm implementation() {
        return Choice.GEMM;
    }

    /** Initialised at the first product, so that a program that only predicts single samples loads nothing native. */
    private static final class Choice {
        static final Gemm GEMM = choose(System.getProperty("neurapt.kernel", ""));

        private static Gemm choose(String forced) {
            switch (forced) {
                case "portable":
                    return new PortableGemm();
                case "jblas":
                    return JblasGemm.load();
                case "":
                    try {
                        return JblasGemm.load();
                    } catch (UnsatisfiedLinkError e) {
                        System.getLogger("io.neurapt")
                                .log(
                                        Level.WARNING,
                                        "jblas cannot load its native library (" + e.getMessage()
                                                + "); matrix products run on the portable kernels, which are slower.");
                        return new PortableGemm();
                    }
                default:
                    throw new IllegalArgumentException(
                            "-Dneurapt.kernel=" + forced + " is unknown; use jblas or portable, or leave it out.");
            }
        }
    }
}
