package io.neurapt.kernel.vector;

import io.neurapt.kernel.Gemm;

/** Products by register tiles on the Vector API. */
public final class VectorGemm implements Gemm {
    /** Instantiated by name. */
    public VectorGemm() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public String coreName() {
        return FloatTile.SPECIES.vectorBitSize() + "-bit vectors";
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        FloatGemm.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        DoubleGemm.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
}
