package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product by register tiles. Both factors are copied into panels of a tile's height and width, which the tile reads as
 * one stream whatever the matrices' layout and size. One instance per thread.
 *
 * <p>A panel of A stays in the first-level cache while the panels of B pass by: the order of loops of K. Goto and R. van de Geijn,
 * Anatomy of High-Performance Matrix Multiplication, ACM TOMS 34(3), 2008.
 */
final class FloatGemm {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    private static final int HEIGHT = 2 * LANES;
    private static final int DEPTH = FloatPanels.DEPTH;
    /** For so few columns, rows of A are read as they lie. */
    private static final int FEW_COLUMNS = 48;
    /** Or for so few, where columns of A are a multiple of {@link #CONFLICT} apart and share sets of the first-level cache. */
    private static final int FEW_OF_CONFLICTS = 24;
    /** 2 KiB with vectors of 64 bytes. */
    private static final int CONFLICT = 32 * LANES;
    /** So few rows use a panel of B once or twice: it is copied just before, unless rows need no copy either. */
    private static final int FEW_ROWS = 2 * HEIGHT;
    /** From so many elements on, 512 KiB in floats, C does not stay in a second-level cache beside the factors. */
    private static final int LARGE = 1 << 17;
    /** Most columns of B in panels at a time, a multiple of the widths of tiles (4, 10, 12): 0.9 MiB in floats. */
    private static final int COLUMNS = 960;

    private static final ThreadLocal<FloatGemm> INSTANCE = new ThreadLocal<>() {
        @Override
        protected FloatGemm initialValue() {
            return new FloatGemm();
        }
    };

    private final FloatTransposition transposition = new FloatTransposition();
    private final float[] tile = new float[HEIGHT * FloatTile.WIDE];
    private float[] rows = new float[HEIGHT * DEPTH + LANES];
    private float[] columns = {};
    private float[] product = {};

    private FloatGemm() {}

    /** As {@link io.neurapt.kernel.Gemm}'s product. */
    static void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        FloatGemm gemm = INSTANCE.get();
        if (beta == 0 && transA == 'T' && (long) k * n + (long) m * n < (long) m * k) {
            // As the transpose of op(B)ᵀ·A: less is transposed than with all of A.
            gemm.product = enough(gemm.product, n * m);
            gemm.add(transB == 'N', false, n, m, k, alpha, b, bOffset, ldb, a, aOffset, lda, false, gemm.product, 0, n);
            gemm.transposition.transpose(m, n, gemm.product, 0, n, c, cOffset, ldc);
            return;
        }
        if (beta != 0 && beta != 1 || k == 0) {
            scale(beta, m, n, c, cOffset, ldc);
        }
        if (transA == 'N' && transB == 'T' && m <= FloatTile.WIDE && n >= HEIGHT) {
            // As the transpose of B·Aᵀ: vectors are whole, and B is read where it lies.
            gemm.product = enough(gemm.product, n * m);
            gemm.add(false, true, n, m, k, alpha, b, bOffset, ldb, a, aOffset, lda, false, gemm.product, 0, n);
            transpose(m, n, gemm.product, beta != 0, c, cOffset, ldc);
            return;
        }
        gemm.add(
                transA == 'T', transB == 'T', m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta != 0, c, cOffset, ldc);
    }

    /** C ← Pᵀ or C + Pᵀ, with n × m values of P. */
    private static void transpose(int m, int n, float[] product, boolean add, float[] c, int co, int ldc) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                float value = product[i * n + j];
                c[co + j * ldc + i] = add ? c[co + j * ldc + i] + value : value;
            }
        }
    }

    private static float[] enough(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    /** C ← alpha·op(A)·op(B), or added to C. */
    private void add(
            boolean transA, boolean transB, int m, int n, int k,
            float alpha, float[] a, int ao, int lda, float[] b, int bo, int ldb,
            boolean add, float[] c, int co, int ldc) {
        // Panels of equal depth: a last one of a few steps would spend its time on reading and writing C.
        int panels = (k + DEPTH - 1) / DEPTH;
        for (int q = 0; q < panels; q++) {
            int l = (int) ((long) k * q / panels);
            int depth = (int) ((long) k * (q + 1) / panels) - l;
            int aq = ao + (transA ? l : l * lda);
            int bq = bo + (transB ? l * ldb : l);
            boolean adds = add || q > 0;
            if (m <= HEIGHT || m <= FEW_ROWS && n > FEW_COLUMNS || transB && (long) m * n >= LARGE) {
                multiplyByColumns(transA, transB, m, n, depth, alpha, a, aq, lda, b, bq, ldb, adds, c, co, ldc);
                continue;
            }
            for (int j = 0; j < n; j += COLUMNS) {
                int width = Math.min(COLUMNS, n - j);
                packColumns(transB, m, depth, b, bq + (transB ? j : j * ldb), ldb, width);
                for (int i = 0; i < m; i += HEIGHT) {
                    multiply(
                            transA, transB, m, Math.min(HEIGHT, m - i), width, depth, alpha,
                            a, aq + (transA ? i * lda : i), lda, adds, c, co + j * ldc + i, ldc);
                }
            }
        }
    }

    /**
     * C ← alpha·op(A)·op(B), or added to C, one panel of columns after the other, copied just before its use: for few rows,
     * as the panel is not used often; and for a C that is read and written in memory, which goes faster side by side. That
     * counts for dW, whose few steps leave no time to wait.
     */
    private void multiplyByColumns(
            boolean transA, boolean transB, int m, int n, int depth, float alpha, float[] a, int ao, int lda,
            float[] b, int bo, int ldb, boolean add, float[] c, int co, int ldc) {
        boolean direct = m <= HEIGHT && isDirect(transA, m, n, depth, a, ao, lda);
        if (!direct) {
            rows = enough(rows, depth * (m + HEIGHT) + LANES);
            for (int i = 0; i < m; i += HEIGHT) {
                packRows(transA, Math.min(HEIGHT, m - i), depth, a, ao + (transA ? i * lda : i), lda, i * depth);
            }
        }
        for (int j = 0, width; j < n; j += width) {
            width = width(n - j, m);
            int count = Math.min(width, n - j);
            packColumns(transB, m, depth, b, bo + (transB ? j : j * ldb), ldb, count);
            for (int i = 0; i < m; i += HEIGHT) {
                int height = height(Math.min(HEIGHT, m - i));
                float[] from = direct ? a : rows;
                tile(transB, height, width, depth, from, direct ? ao : i * depth, direct ? lda : height, 0);
                store(alpha, Math.min(HEIGHT, m - i), height, count, add, c, co + j * ldc + i, ldc);
            }
        }
    }

    /** One tile, with the scalars from column j of B on. */
    private void tile(boolean transB, int height, int width, int depth, float[] a, int ao, int lda, int j) {
        if (transB) {
            FloatTile.multiply(height, width, depth, a, ao, lda, columns, j * depth, tile);
        } else {
            FloatColumnTile.multiply(height, width, depth, a, ao, lda, columns, j * DEPTH, tile);
        }
    }

    /** Columns of op(B) into panels, for so many rows of op(A). */
    private void packColumns(boolean trans, int rows, int depth, float[] b, int o, int ldb, int n) {
        columns = enough(columns, (trans ? depth : DEPTH) * (n + FloatTile.WIDE) + LANES);
        for (int j = 0, width; j < n; j += width) {
            width = width(n - j, rows);
            int count = Math.min(width, n - j);
            if (trans) {
                FloatPanels.bySteps(depth, b, o + j, ldb, count, width, columns, j * depth);
            } else {
                FloatPanels.byValues(depth, b, o + j * ldb, ldb, count, width, columns, j * DEPTH);
            }
        }
    }

    /**
     * Width of the next tile, where so many columns are left. A narrow tile of one vector has too few sums to hide their latency: it
     * takes more than half of the time of the wide one.
     */
    private static int width(int left, int rows) {
        int most = rows <= LANES ? FloatTile.NARROW : FloatTile.WIDE - FloatTile.NARROW;
        return left > most ? FloatTile.WIDE : FloatTile.NARROW;
    }

    private static int height(int rows) {
        return rows <= LANES ? LANES : HEIGHT;
    }

    /**
     * Whether rows are read where they lie: for few columns, and where they are a stream anyway. A tile reads whole vectors, so more
     * rows than there may be, which have to be in the array.
     */
    private static boolean isDirect(boolean transA, int rows, int n, int depth, float[] a, int ao, int lda) {
        int few = lda % CONFLICT == 0 ? FEW_OF_CONFLICTS : FEW_COLUMNS;
        return !transA && (n <= few || lda <= HEIGHT) && ao + (depth - 1) * lda + height(rows) <= a.length;
    }

    /**
     * Some rows of C ← alpha·op(A)·B, or added to them, with B in panels.
     *
     * @param m rows of op(A)
     * @param count how many of them, at most {@link #HEIGHT}
     */
    private void multiply(
            boolean transA, boolean transB, int m, int count, int n, int depth, float alpha, float[] a, int ao, int lda,
            boolean add, float[] c, int co, int ldc) {
        int height = height(count);
        boolean direct = isDirect(transA, count, n, depth, a, ao, lda);
        if (!direct) {
            packRows(transA, count, depth, a, ao, lda, 0);
        }
        float[] from = direct ? a : rows;
        int o = direct ? ao : 0;
        int ld = direct ? lda : height;
        for (int j = 0, width; j < n; j += width) {
            width = width(n - j, m);
            tile(transB, height, width, depth, from, o, ld, j);
            store(alpha, count, height, Math.min(width, n - j), add, c, co + j * ldc, ldc);
        }
    }

    /** Rows of op(A) into a panel. */
    private void packRows(boolean trans, int m, int depth, float[] a, int o, int lda, int panel) {
        int height = height(m);
        if (!trans) {
            FloatPanels.bySteps(depth, a, o, lda, m, height, rows, panel);
        } else {
            transposition.transpose(m, depth, a, o, lda, rows, panel, height);
        }
    }

    /** The tile into C. A method apart: where the tile itself does it, C2 keeps the sums in memory. */
    private void store(float alpha, int rows, int height, int width, boolean add, float[] c, int co, int ldc) {
        if (rows == HEIGHT) {
            storePairs(alpha, width, add, c, co, ldc);
            return;
        }
        int i = 0;
        for (; i <= rows - LANES; i += LANES) {
            storeVectors(alpha, i, height, width, add, c, co + i, ldc);
        }
        for (; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                int o = co + j * ldc + i;
                c[o] = add ? c[o] + alpha * tile[j * height + i] : alpha * tile[j * height + i];
            }
        }
    }

    private void storePairs(float alpha, int width, boolean add, float[] c, int co, int ldc) {
        for (int j = 0, o = co, p = 0; j < width; j++, o += ldc, p += HEIGHT) {
            FloatVector u = FloatVector.fromArray(SPECIES, tile, p).mul(alpha);
            FloatVector v = FloatVector.fromArray(SPECIES, tile, p + LANES).mul(alpha);
            if (add) {
                u = FloatVector.fromArray(SPECIES, c, o).add(u);
                v = FloatVector.fromArray(SPECIES, c, o + LANES).add(v);
            }
            u.intoArray(c, o);
            v.intoArray(c, o + LANES);
        }
    }

    private void storeVectors(float alpha, int i, int height, int width, boolean add, float[] c, int co, int ldc) {
        for (int j = 0; j < width; j++) {
            FloatVector u = FloatVector.fromArray(SPECIES, tile, i + j * height).mul(alpha);
            if (add) {
                u = FloatVector.fromArray(SPECIES, c, co + j * ldc).add(u);
            }
            u.intoArray(c, co + j * ldc);
        }
    }

    private static void scale(float beta, int m, int n, float[] c, int co, int ldc) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                c[co + j * ldc + i] = beta == 0 ? 0f : c[co + j * ldc + i] * beta;
            }
        }
    }
}
