package io.neurapt.kernel;

import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * Products by the native BLAS that jblas brings. That library is not made for several threads: called at the same time, some
 * of its products are wrong. So they take turns.
 */
final class JblasGemm implements Gemm {
    private static final Object LOCK = new Object();

    // Parts of the three matrices, which must be different arrays even where they are as long.
    private static final FloatExact FLOAT_A = new FloatExact();
    private static final FloatExact FLOAT_B = new FloatExact();
    private static final FloatExact FLOAT_C = new FloatExact();
    private static final DoubleExact DOUBLE_A = new DoubleExact();
    private static final DoubleExact DOUBLE_B = new DoubleExact();
    private static final DoubleExact DOUBLE_C = new DoubleExact();

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
    public boolean takesTurns() {
        return true;
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        int length = length(m, n, ldc);
        synchronized (LOCK) {
            float[] left = FLOAT_A.part(a, aOffset, transA == 'T' ? length(k, m, lda) : length(m, k, lda), true);
            float[] right = FLOAT_B.part(b, bOffset, transB == 'T' ? length(n, k, ldb) : length(k, n, ldb), true);
            float[] product = FLOAT_C.part(c, cOffset, length, beta != 0 || ldc > m);
            NativeBlas.sgemm(transA, transB, m, n, k, alpha, left, 0, lda, right, 0, ldb, beta, product, 0, ldc);
            if (product != c) {
                System.arraycopy(product, 0, c, cOffset, length);
            }
        }
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        int length = length(m, n, ldc);
        synchronized (LOCK) {
            double[] left = DOUBLE_A.part(a, aOffset, transA == 'T' ? length(k, m, lda) : length(m, k, lda), true);
            double[] right = DOUBLE_B.part(b, bOffset, transB == 'T' ? length(n, k, ldb) : length(k, n, ldb), true);
            double[] product = DOUBLE_C.part(c, cOffset, length, beta != 0 || ldc > m);
            NativeBlas.dgemm(transA, transB, m, n, k, alpha, left, 0, lda, right, 0, ldb, beta, product, 0, ldc);
            if (product != c) {
                System.arraycopy(product, 0, c, cOffset, length);
            }
        }
    }

    /** Elements from the first to the last of a matrix. */
    private static int length(int rows, int columns, int ld) {
        return rows == 0 || columns == 0 ? 0 : (columns - 1) * ld + rows;
    }
}
