package io.neurapt.kernel;

/**
 * Matrix products that a team of workers computes together. What a worker reads should be what it wrote itself, as it is then in
 * the caches of its core: gradients divide the columns of W over workers, and so do, where they can, the products with W.
 */
final class FloatDivision {
    /** Multiply-adds per worker below which starting and joining them takes longer than they save. */
    private static final long FEW = 50_000;
    /** Parts begin at multiples of this, whole vectors; or else their edges cost more than a fair division gains. */
    private static final int BLOCK = 16;
    /** Sums of so many elements are added up by all workers. */
    private static final int MANY = 1 << 14;

    private final Gemm all;
    private final Workers workers;
    /** Of every worker but the first, whose sums are C itself. */
    private final float[][] sums;

    private final Workers.Task byRows = this::byRows;
    private final Workers.Task byColumns = this::byColumns;
    private final Workers.Task bySteps = this::bySteps;
    private final Workers.Task add = this::add;

    // the product at hand, and what computes its parts: one implementation for all, as some write more of C than their part
    private Gemm one;
    private char transA;
    private char transB;
    private int m;
    private int n;
    private int k;
    private float alpha;
    private float[] a;
    private int aOffset;
    private int lda;
    private float[] b;
    private int bOffset;
    private int ldb;
    private float beta;
    private float[] c;
    private int cOffset;
    private int ldc;

    /** Products are divided into such of {@code all}. */
    FloatDivision(Gemm all, Workers workers) {
        this.all = all;
        this.workers = workers;
        sums = new float[workers.size()][0];
    }

    /** As {@link Gemm}'s product. Only the thread that the team belongs to may call. */
    void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        one = all.ofSize(m, n, k, beta);
        if (one.takesTurns() || (long) m * n * k < FEW * workers.size()) {
            one.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
            return;
        }
        this.transA = transA;
        this.transB = transB;
        this.m = m;
        this.n = n;
        this.k = k;
        this.alpha = alpha;
        this.a = a;
        this.aOffset = aOffset;
        this.lda = lda;
        this.b = b;
        this.bOffset = bOffset;
        this.ldb = ldb;
        this.beta = beta;
        this.c = c;
        this.cOffset = cOffset;
        this.ldc = ldc;
        divide();
        this.a = null; // the team may live longer than they
        this.b = null;
        this.c = null;
    }

    private void divide() {
        int least = BLOCK * workers.size();
        if (transA == 'N' && ldc == m && k >= least && k >= 2 * n * workers.size()) {
            multiplyBySteps();
        } else if (m >= least && (m > n || transA == 'T')) {
            workers.run(byRows);
        } else {
            workers.run(byColumns);
        }
    }

    /** With sums over some columns of A by each worker; pays where they are fewer than the elements of A that would travel. */
    private void multiplyBySteps() {
        int length = cOffset + m * n;
        for (int worker = 1; worker < sums.length; worker++) {
            if (sums[worker].length < length) {
                sums[worker] = new float[length];
            }
        }
        workers.run(bySteps);
        if (m * n < MANY) {
            add(cOffset, length);
        } else {
            workers.run(add);
        }
    }

    private void byRows(int worker) {
        int i = from(worker, m);
        multiply(i, from(worker + 1, m) - i, 0, n, 0, k, beta, c);
    }

    private void byColumns(int worker) {
        int j = from(worker, n);
        multiply(0, m, j, from(worker + 1, n) - j, 0, k, beta, c);
    }

    private void bySteps(int worker) {
        int l = from(worker, k);
        int depth = from(worker + 1, k) - l;
        if (worker == 0) {
            multiply(0, m, 0, n, l, depth, beta, c);
        } else {
            multiply(0, m, 0, n, l, depth, 0f, sums[worker]);
        }
    }

    /** A part of the product: some rows of op(A), from i on, by some columns of op(B), from j on, over a depth of steps from l on. */
    private void multiply(int i, int rows, int j, int columns, int l, int depth, float beta, float[] to) {
        if (rows > 0 && columns > 0) {
            one.gemm(
                    transA, transB, rows, columns, depth,
                    alpha, a, aOffset + (transA == 'N' ? l * lda + i : i * lda + l), lda,
                    b, bOffset + (transB == 'N' ? j * ldb + l : l * ldb + j), ldb,
                    beta, to, cOffset + j * ldc + i, ldc);
        }
    }

    private void add(int worker) {
        add(cOffset + from(worker, n) * m, cOffset + from(worker + 1, n) * m);
    }

    /** Adds the other workers' sums to the first one's, always in the same order. */
    private void add(int from, int to) {
        for (int worker = 1; worker < sums.length; worker++) {
            add(c, sums[worker], from, to);
        }
    }

    private static void add(float[] c, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] += sum[i];
        }
    }

    /** Where a worker's part of n things begins, and where the one before it ends. */
    private int from(int worker, int n) {
        int blocks = (n + BLOCK - 1) / BLOCK;
        return Math.min(n, (int) ((long) blocks * worker / workers.size()) * BLOCK);
    }
}
