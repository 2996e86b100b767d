package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product by register tiles. Where many columns use them, or where they do not fill a tile, rows of A are copied into
 * panels of one tile's height, padded with zeros, so that the tile reads one contiguous stream and heights need not fit. Products with a transposed A are computed as the transposed
 * product of the transposed matrices where that copies less. One instance per thread.
 */
final class FloatGemm {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    private static final int COLUMNS = FloatTile.COLUMNS;
    /** Depth of a panel: 2 · 16 lanes · 256 floats fill the 32 KiB of a first-level cache. */
    private static final int DEPTH = 256;
    /** A copy of rows pays only if more columns than these make use of it. */
    private static final int FEW_COLUMNS = 64;

    private static final ThreadLocal<FloatGemm> INSTANCE = new ThreadLocal<>() {
        @Override
        protected FloatGemm initialValue() {
            return new FloatGemm();
        }
    };

    private final float[] panel = new float[2 * LANES * DEPTH];
    private final float[] tile = new float[2 * LANES * COLUMNS];
    private final int[] columns = new int[COLUMNS];
    private float[] transposed = {};
    private float[] result = {};

    private FloatGemm() {}

    /** As {@link io.neurapt.kernel.Gemm}'s product. */
    static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        FloatGemm gemm = INSTANCE.get();
        if (beta != 0 && beta != 1 || k == 0) {
            scale(beta, m, n, c, cOffset, ldc);
        }
        boolean add = beta != 0;
        if (transA == 'N') {
            int bStep = transB == 'N' ? 1 : ldb;
            int bColumn = transB == 'N' ? ldb : 1;
            gemm.multiply(m, n, k, alpha, a, aOffset, lda, b, bOffset, bStep, bColumn, add, c, cOffset, ldc);
        } else if ((long) k * n + (long) m * n < (long) k * m) {
            gemm.multiplyTransposed(transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, add, c, cOffset, ldc);
        } else {
            gemm.reserve(m * k, 0);
            transpose(k, m, a, aOffset, lda, gemm.transposed, m);
            gemm(
                    'N', transB, m, n, k, alpha, gemm.transposed, 0, m, b, bOffset, ldb, add ? 1f : 0f, c, cOffset, ldc);
        }
    }

    /** C = Aᵀ·op(B) as the transpose of op(B)ᵀ·A, whose left factor is a copy of B in place of one of A. */
    private void multiplyTransposed(
            char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            boolean add, float[] c, int cOffset, int ldc) {
        reserve(n * k, n * m);
        float[] left = b;
        int leftOffset = bOffset;
        int leftColumn = ldb;
        if (transB == 'N') {
            transpose(k, n, b, bOffset, ldb, transposed, n);
            left = transposed;
            leftOffset = 0;
            leftColumn = n;
        }
        multiply(n, m, k, alpha, left, leftOffset, leftColumn, a, aOffset, 1, lda, false, result, 0, n);
        if (add) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < m; i++) {
                    c[cOffset + j * ldc + i] += result[i * n + j];
                }
            }
        } else {
            transposeTo(n, m, result, c, cOffset, ldc);
        }
    }

    private void reserve(int left, int product) {
        if (transposed.length < left) {
            transposed = new float[left];
        }
        if (result.length < product) {
            result = new float[product];
        }
    }

    /** C ← alpha·A·B, or added to C; element (l, j) of B is at {@code bo + l·bStep + j·bColumn}. */
    private void multiply(
            int m, int n, int k,
            float alpha, float[] a, int ao, int lda, float[] b, int bo, int bStep, int bColumn,
            boolean add, float[] c, int co, int ldc) {
        for (int l = 0; l < k; l += DEPTH) {
            int depth = Math.min(DEPTH, k - l);
            for (int i = 0; i < m; i += 2 * LANES) {
                int rows = Math.min(2 * LANES, m - i);
                int height = rows <= LANES ? LANES : 2 * LANES;
                int o = ao + l * lda + i;
                boolean packed = rows < 2 * LANES || n > FEW_COLUMNS;
                if (packed) {
                    pack(depth, a, o, lda, rows, height);
                }
                float[] left = packed ? panel : a;
                int start = packed ? 0 : o;
                int distance = packed ? height : lda;
                for (int j = 0; j < n; j += COLUMNS) {
                    int width = Math.min(COLUMNS, n - j);
                    // A tile at the edge computes its last column several times over.
                    for (int q = 0; q < COLUMNS; q++) {
                        columns[q] = bo + l * bStep + (j + Math.min(q, width - 1)) * bColumn;
                    }
                    if (height == LANES) {
                        FloatTile.oneByEight(depth, left, start, distance, b, columns, bStep, tile);
                    } else {
                        FloatTile.two(depth, left, start, distance, b, columns, bStep, tile);
                    }
                    store(alpha, rows, height, width, add || l > 0, c, co + j * ldc + i, ldc);
                }
            }
        }
    }

    /** Rows of A from {@code o} on, {@code height} values per column, zeros behind the last row. */
    private void pack(int depth, float[] a, int o, int lda, int rows, int height) {
        if (rows == 2 * LANES) {
            for (int l = 0; l < depth; l++) {
                FloatVector.fromArray(SPECIES, a, o + l * lda).intoArray(panel, l * 2 * LANES);
                FloatVector.fromArray(SPECIES, a, o + l * lda + LANES).intoArray(panel, l * 2 * LANES + LANES);
            }
            return;
        }
        for (int l = 0; l < depth; l++) {
            int p = l * height;
            for (int i = 0; i < rows; i++) {
                panel[p + i] = a[o + l * lda + i];
            }
            for (int i = rows; i < height; i++) {
                panel[p + i] = 0;
            }
        }
    }

    private void store(float alpha, int rows, int height, int width, boolean add, float[] c, int o, int ldc) {
        int whole = rows / LANES * LANES;
        FloatVector factor = FloatVector.broadcast(SPECIES, alpha);
        for (int j = 0; j < width; j++, o += ldc) {
            int t = j * height;
            if (add) {
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector old = FloatVector.fromArray(SPECIES, c, o + i);
                    FloatVector.fromArray(SPECIES, tile, t + i).fma(factor, old).intoArray(c, o + i);
                }
            } else {
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector.fromArray(SPECIES, tile, t + i).mul(factor).intoArray(c, o + i);
                }
            }
            for (int i = whole; i < rows; i++) {
                c[o + i] = add ? c[o + i] + alpha * tile[t + i] : alpha * tile[t + i];
            }
        }
    }

    private static void scale(float beta, int m, int n, float[] c, int co, int ldc) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                c[co + j * ldc + i] *= beta;
            }
        }
    }

    /** The rows × columns matrix from {@code o} on, transposed; both column-major. */
    private static void transpose(int rows, int columns, float[] from, int o, int ld, float[] to, int toLd) {
        for (int i0 = 0; i0 < rows; i0 += LANES) {
            int i1 = Math.min(rows, i0 + LANES);
            for (int j = 0; j < columns; j++) {
                for (int i = i0; i < i1; i++) {
                    to[i * toLd + j] = from[o + j * ld + i];
                }
            }
        }
    }

    /** As {@link #transpose}, to an offset. */
    private static void transposeTo(int rows, int columns, float[] from, float[] to, int o, int toLd) {
        for (int i0 = 0; i0 < rows; i0 += LANES) {
            int i1 = Math.min(rows, i0 + LANES);
            for (int j = 0; j < columns; j++) {
                for (int i = i0; i < i1; i++) {
                    to[o + i * toLd + j] = from[j * rows + i];
                }
            }
        }
    }
}
