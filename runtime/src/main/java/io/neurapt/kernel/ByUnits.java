package io.neurapt.kernel;

/**
 * Two implementations, one for products with few rows and one for the others. Loops in plain Java run over the units: few units
 * leave them with little to do at a time, while a native library does not mind.
 */
final class ByUnits implements Gemm {
    /** Units of a layer that count as few. */
    private static final int FEW = 48;
    private static final int SOME = 10;
    private static final int MANY = 256;
    private static final int TURNS = 8;
    /** What several threads gain, at least, of which a library that computes one product at a time makes nothing. */
    private static final double SEVERAL_THREADS = 1.5;

    private final Gemm few;
    private final Gemm many;

    ByUnits(Gemm few, Gemm many) {
        this.few = few;
        this.many = many;
    }

    /**
     * The faster of two for few units and for many, as measured here and now.
     *
     * @param plain in plain Java; its first turns are for the just-in-time compiler, which goes on while the other has its own
     */
    static Gemm fastest(Gemm plain, Gemm other) {
        for (int turn = 0; turn < TURNS; turn++) {
            Speed.of(plain, turn % 2 == 0 ? SOME : MANY); // in turn, as what was compiled for one alone is discarded for the other
        }
        double share = other.takesTurns() && Runtime.getRuntime().availableProcessors() > 1 ? 1 / SEVERAL_THREADS : 1;
        double otherMany = share * Speed.of(other, MANY);
        double otherFew = share * Speed.of(other, SOME);
        Gemm many = isFaster(plain, MANY, otherMany) ? plain : other;
        Gemm few = isFaster(plain, SOME, otherFew) ? plain : other;
        return few == many ? few : new ByUnits(few, many);
    }

    /** In the best of some turns: with one processor for both, the just-in-time compiler may not have finished. */
    private static boolean isFaster(Gemm plain, int units, double other) {
        for (int turn = 0; turn < TURNS; turn++) {
            if (Speed.of(plain, units) > other) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return many.name() + " (" + few.name() + " below " + FEW + " units)";
    }

    @Override
    public boolean takesTurns() {
        return many.takesTurns();
    }

    @Override
    public Gemm ofRows(int m) {
        return m < FEW ? few : many;
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        ofRows(m).gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        ofRows(m).gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
}
