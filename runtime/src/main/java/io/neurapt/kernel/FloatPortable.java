package io.neurapt.kernel;

/**
 * The matrix product in plain Java. A is copied so that each of its columns is an array of its own: only then can the
 * just-in-time compiler see that the sum it writes overlaps nothing it reads, and use vector registers.
 */
final class FloatPortable {
    /** Columns of A added in one pass over the sum, which is loaded and stored once per pass. */
    private static final int PASS = 8;

    private static final ThreadLocal<FloatPortable> SCRATCH = ThreadLocal.withInitial(FloatPortable::new);

    private float[][] columns = new float[0][0];
    private float[] sum = new float[0];

    private FloatPortable() {}

    /** As {@link Gemm}'s product. */
    static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        FloatPortable scratch = SCRATCH.get();
        scratch.load(transA == 'T', m, k, a, aOffset, lda);
        float[] sum = scratch.sum;
        int step = transB == 'T' ? ldb : 1; // from one element of op(B)'s column to the next
        for (int j = 0; j < n; j++) {
            java.util.Arrays.fill(sum, 0, m, 0f);
            scratch.multiply(m, k, b, transB == 'T' ? bOffset + j : bOffset + j * ldb, step);
            int o = cOffset + j * ldc;
            for (int i = 0; i < m; i++) {
                c[o + i] = beta == 0 ? alpha * sum[i] : alpha * sum[i] + beta * c[o + i];
            }
        }
    }

    /** Copies op(A), growing the scratch space where it is too small. */
    private void load(boolean transposed, int m, int k, float[] a, int aOffset, int lda) {
        int padded = (k + PASS - 1) / PASS * PASS;
        if (columns.length < padded || sum.length < m) {
            int length = Math.max(m, sum.length);
            sum = new float[length];
            columns = new float[Math.max(padded, columns.length)][length];
        }
        for (int l = 0; l < k; l++) {
            if (!transposed) {
                System.arraycopy(a, aOffset + l * lda, columns[l], 0, m);
            } else {
                float[] column = columns[l];
                for (int i = 0; i < m; i++) {
                    column[i] = a[aOffset + l + i * lda];
                }
            }
        }
    }

    /** sum ← columns · one column of op(B). */
    private void multiply(int m, int k, float[] b, int o, int step) {
        int l = 0;
        for (; l + PASS <= k; l += PASS) {
            addEight(m, l, b, o + l * step, step);
        }
        for (; l < k; l++) {
            addOne(sum, columns[l], b[o + l * step], m);
        }
    }

    private void addEight(int m, int l, float[] b, int o, int step) {
        addEight(
                sum, m,
                columns[l], b[o], columns[l + 1], b[o + step],
                columns[l + 2], b[o + 2 * step], columns[l + 3], b[o + 3 * step],
                columns[l + 4], b[o + 4 * step], columns[l + 5], b[o + 5 * step],
                columns[l + 6], b[o + 6 * step], columns[l + 7], b[o + 7 * step]);
    }

    private static void addEight(
            float[] sum, int m,
            float[] c0, float f0, float[] c1, float f1, float[] c2, float f2, float[] c3, float f3,
            float[] c4, float f4, float[] c5, float f5, float[] c6, float f6, float[] c7, float f7) {
        for (int i = 0; i < m; i++) {
            sum[i] += c0[i] * f0 + c1[i] * f1 + c2[i] * f2 + c3[i] * f3
                    + c4[i] * f4 + c5[i] * f5 + c6[i] * f6 + c7[i] * f7;
        }
    }

    private static void addOne(float[] sum, float[] column, float factor, int m) {
        for (int i = 0; i < m; i++) {
            sum[i] += column[i] * factor;
        }
    }
}
