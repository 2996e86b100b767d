package io.neurapt.kernel;

import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/** Products by the native BLAS that jblas brings. */
final class JblasGemm implements Gemm {
    private JblasGemm() {}

    /**
     * Loads the native library and tries it.
     *
     * @throws UnsatisfiedLinkError if this machine cannot load it, or if it computes nonsense
     */
    static JblasGemm load() {
        Throwable preload = FortranLibraries.load();
        Logger.getLogger().setLevel(Logger.ERROR + 1); // jblas would print its own report; ours is the one line in Blas
        JblasGemm gemm = new JblasGemm();
        float[] c = new float[1];
        try {
            gemm.gemm('N', 'N', 1, 1, 2, 1f, new float[] {2, 3}, 0, 1, new float[] {5, 7}, 0, 2, 0f, c, 0, 1);
        } catch (LinkageError | RuntimeException e) {
            // An unsupported processor is a RuntimeException, a missing library a LinkageError of one kind or another.
            throw failed(preload == null ? e.toString() : "preparing it failed with " + preload, e);
        }
        if (c[0] != 31) {
            throw failed("2·5 + 3·7 gives " + c[0], null);
        }
        return gemm;
    }

    private static UnsatisfiedLinkError failed(String text, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(text);
        error.initCause(cause);
        return error;
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
        NativeBlas.sgemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        NativeBlas.dgemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
}
