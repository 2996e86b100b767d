package io.neurapt.kernel;

/**
 * The general matrix product {@code C ← alpha·op(A)·op(B) + beta·C} of BLAS level 3 on column-major arrays: op(A) is
 * m × k, op(B) is k × n, C is m × n. {@code op} is the matrix itself for 'N' and its transpose for 'T'; {@code lda},
 * {@code ldb}, {@code ldc} are the distances between columns as stored, at least 1; every matrix starts at its offset.
 * With {@code beta} = 0, C is not read. Any number of threads may call at once.
 */
public interface Gemm {
    /** Short name, as {@code -Dneurapt.kernel} takes it. */
    String name();

    /** What its kernels are made for, a processor or a width of vectors, in its own words; empty if it does not say. */
    default String coreName() {
        return "";
    }

    /** Whether products that several threads want at once are computed one after the other, so that dividing them is of no use. */
    default boolean takesTurns() {
        return false;
    }

    /** What computes products of an m × k and a k × n matrix in single precision, which replace C (beta is 0) or are added to it. */
    default Gemm ofSize(int m, int n, int k, float beta) {
        return this;
    }

    /** What computes products of an m × k and a k × n matrix in double precision, which replace C (beta is 0) or are added to it. */
    default Gemm ofSize(int m, int n, int k, double beta) {
        return this;
    }

    /** The product in single precision. */
    void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc);

    /** The product in double precision. */
    void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc);
}
