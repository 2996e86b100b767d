package io.neurapt.kernel;

/**
 * Divides every product over a team of workers. Only the thread that the team belongs to may use it, see {@link Blas#divide}. The
 * same number of workers gives the same bits.
 */
public final class DividedGemm implements Gemm {
    private final Gemm whole;
    private final FloatDivision floats;
    private final DoubleDivision doubles;

    /** Products of this process' implementation, over that team. */
    public DividedGemm(Workers workers) {
        this(Blas.implementation(), workers);
    }

    DividedGemm(Gemm whole, Workers workers) {
        this.whole = whole;
        floats = new FloatDivision(whole, workers);
        doubles = new DoubleDivision(whole, workers);
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        floats.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        doubles.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
}
