package io.neurapt.kernel;

import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * Products by the native BLAS that jblas brings. That library is not made for several threads: called at the same time, some
 * of its products are wrong. So they take turns.
 */
final class JblasGemm implements Gemm {
    private static final Object LOCK = new Object();

    private JblasGemm() {}

    /**
     * Loads the native library and tries it.
     *
     * @throws UnsatisfiedLinkError if this machine cannot load it, or if it computes nonsense
     */
    static Gemm load() {
        Logger.getLogger().setLevel(Logger.ERROR + 1); // jblas would print its own report; ours is the one line in Blas
        return NativeLibraries.tried(new JblasGemm());
    }

    @Override
    public String name() {
        return "jblas";
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        synchronized (LOCK) {
            NativeBlas.sgemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        }
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        synchronized (LOCK) {
            NativeBlas.dgemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        }
    }
}
