package io.neurapt.kernel;

/**
 * The matrix product that generated code calls. The first call chooses the implementation for the life of the process, see
 * {@link Strategies}.
 */
public final class Blas {
    /** The system property that forces a strategy: {@code simd}, {@code openblas}, {@code jblas} or {@code portable}. */
    static final String PROPERTY = "neurapt.kernel";

    private static final ThreadLocal<Gemm> DIVIDED = new ThreadLocal<>();

    private Blas() {}

    /** As {@link Gemm#gemm(char, char, int, int, int, float, float[], int, int, float[], int, int, float, float[], int, int)}. */
    public static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        current().gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    /** As {@link Gemm#gemm(char, char, int, int, int, double, double[], int, int, double[], int, int, double, double[], int, int)}. */
    public static void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        current().gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    /**
     * Divides the products of the calling thread from now on.
     *
     * @param division over which team; null ends it
     */
    public static void divide(DividedGemm division) {
        DIVIDED.set(division);
    }

    private static Gemm current() {
        Gemm divided = DIVIDED.get();
        return divided == null ? Choice.GEMM : divided;
    }

    /** The implementation in use. */
    public static Gemm implementation() {
        return Choice.GEMM;
    }

    /** Initialised at the first product: what only predicts with small networks needs no choice. */
    private static final class Choice {
        static final Gemm GEMM = Strategies.choose(System.getProperty(PROPERTY, ""));
    }
}
