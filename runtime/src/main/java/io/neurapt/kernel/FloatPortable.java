package io.neurapt.kernel;

import java.util.Arrays;

/**
 * The matrix product in plain Java. A is copied so that each of its columns is an array of its own: only then can the
 * just-in-time compiler see that the sums it writes overlap nothing it reads, and use vector registers. Two columns of A by
 * four of B per pass is the largest block that it vectorises on both JDK 17 and 25 (see docs/decisions/0004).
 */
final class FloatPortable {
    private static final ThreadLocal<FloatPortable> SCRATCH = ThreadLocal.withInitial(FloatPortable::new);

    /** Rows that leave loops over them with little to do. */
    private static final int FEW_ROWS = 40;
    /** Elements of op(B) up to which its copy stays in a cache. */
    private static final int MOST_COPIED = 1 << 20;

    private float[][] columns = new float[0][0];
    private float[][] sums = new float[4][0];

    private FloatPortable() {}

    /** As {@link Gemm}'s product. */
    static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        boolean ta = transA == 'T';
        boolean tb = transB == 'T';
        if (m < FEW_ROWS && n >= 2 * m && (long) n * k <= MOST_COPIED) {
            // loops over the rows would be short, so Cᵀ ← op(B)ᵀ·op(A)ᵀ
            gemm(!tb, !ta, n, m, k, alpha, b, bOffset, ldb, a, aOffset, lda, beta, c, cOffset, ldc, 1);
        } else {
            gemm(ta, tb, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, 1, ldc);
        }
    }

    /** The product, with the distances of rows and of columns of C. */
    private static void gemm(
            boolean transA, boolean transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int rowStep, int columnStep) {
        FloatPortable scratch = SCRATCH.get();
        scratch.load(transA, m, k, a, aOffset, lda);
        int step = transB ? ldb : 1; // from one element of op(B)'s column to the next
        int stride = transB ? 1 : ldb; // from one of its columns to the next
        for (int j = 0; j < n; j += 4) {
            int width = Math.min(4, n - j);
            scratch.multiply(m, k, b, bOffset + j * stride, step, stride, width);
            for (int q = 0; q < width; q++) {
                store(alpha, scratch.sums[q], m, beta, c, cOffset + (j + q) * columnStep, rowStep);
            }
        }
    }

    private static void store(float alpha, float[] sum, int m, float beta, float[] c, int o, int step) {
        if (step == 1) { // apart, so that it is vectorised
            for (int i = 0; i < m; i++) {
                c[o + i] = beta == 0 ? alpha * sum[i] : alpha * sum[i] + beta * c[o + i];
            }
            return;
        }
        for (int i = 0; i < m; i++) {
            c[o + i * step] = beta == 0 ? alpha * sum[i] : alpha * sum[i] + beta * c[o + i * step];
        }
    }

    /** Copies op(A), growing the scratch space where it is too small. An odd depth gets a column of zeros. */
    private void load(boolean transposed, int m, int k, float[] a, int aOffset, int lda) {
        if (sums[0].length < m) {
            sums = new float[4][m];
        }
        if (columns.length < k + 1) {
            columns = Arrays.copyOf(columns, k + 1);
        }
        for (int l = 0; l <= k; l++) { // each as long as it was ever needed: all as long as the longest could be far too much
            if (columns[l] == null || columns[l].length < m) {
                columns[l] = new float[m];
            }
        }
        if (transposed) {
            transpose(m, k, a, aOffset, lda);
        } else {
            for (int l = 0; l < k; l++) {
                System.arraycopy(a, aOffset + l * lda, columns[l], 0, m);
            }
        }
        if (k % 2 == 1) {
            Arrays.fill(columns[k], 0, m, 0f);
        }
    }

    /** Reads along the columns of A as stored, eight at a time, so that nothing is fetched twice. */
    private void transpose(int m, int k, float[] a, int aOffset, int lda) {
        int i = 0;
        for (; i + 7 < m; i += 8) {
            int o = aOffset + i * lda;
            for (int l = 0; l < k; l++, o++) {
                float[] column = columns[l];
                column[i] = a[o];
                column[i + 1] = a[o + lda];
                column[i + 2] = a[o + 2 * lda];
                column[i + 3] = a[o + 3 * lda];
                column[i + 4] = a[o + 4 * lda];
                column[i + 5] = a[o + 5 * lda];
                column[i + 6] = a[o + 6 * lda];
                column[i + 7] = a[o + 7 * lda];
            }
        }
        for (; i < m; i++) {
            for (int l = 0; l < k; l++) {
                columns[l][i] = a[aOffset + i * lda + l];
            }
        }
    }

    /** The sums ← columns · four columns of op(B); where B has fewer, its last one serves again. */
    private void multiply(int m, int k, float[] b, int o, int step, int stride, int width) {
        int o1 = o + Math.min(1, width - 1) * stride;
        int o2 = o + Math.min(2, width - 1) * stride;
        int o3 = o + Math.min(3, width - 1) * stride;
        for (float[] sum : sums) {
            Arrays.fill(sum, 0, m, 0f);
        }
        for (int l = 0; l < k; l += 2) {
            int e = l * step;
            int f = l + 1 < k ? e + step : e; // the column of zeros takes any factor
            add(
                    sums[0], sums[1], sums[2], sums[3], columns[l], columns[l + 1], m,
                    b[o + e], b[o + f], b[o1 + e], b[o1 + f], b[o2 + e], b[o2 + f], b[o3 + e], b[o3 + f]);
        }
    }

    private static void add(
            float[] s0, float[] s1, float[] s2, float[] s3, float[] c, float[] d, int m,
            float e0, float f0, float e1, float f1, float e2, float f2, float e3, float f3) {
        for (int i = 0; i < m; i++) {
            // Everything is read before anything is written: the compiler cannot know that the arrays differ.
            float u = c[i];
            float v = d[i];
            float t0 = s0[i];
            float t1 = s1[i];
            float t2 = s2[i];
            float t3 = s3[i];
            s0[i] = Fma.fma(u, e0, Fma.fma(v, f0, t0));
            s1[i] = Fma.fma(u, e1, Fma.fma(v, f1, t1));
            s2[i] = Fma.fma(u, e2, Fma.fma(v, f2, t2));
            s3[i] = Fma.fma(u, e3, Fma.fma(v, f3, t3));
        }
    }
}
