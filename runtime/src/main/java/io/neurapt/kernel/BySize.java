package io.neurapt.kernel;

/** Two implementations, one for products of few units or few samples and one for the others. */
final class BySize implements Gemm {
    /** Units of a layer, and samples of a batch, that count as few. */
    private static final int FEW = 48;
    private static final int SOME = 10;
    private static final int MANY = 256;
    private static final int TURNS = 8;
    /** What several threads gain, at least, of which a library that computes one product at a time makes nothing. */
    private static final double SEVERAL_THREADS = 1.5;

    private final Gemm few;
    private final Gemm many;
    private final int fewSamples;

    private BySize(Gemm few, Gemm many, int fewSamples) {
        this.few = few;
        this.many = many;
        this.fewSamples = fewSamples;
    }

    /**
     * Kernels on the Vector API, and OpenBLAS. For few samples, the latter spends long on copying W, and on filling dW with zeros, to
     * which it then adds; the kernels read W where it lies, and write dW once. In double precision OpenBLAS is ahead even so.
     */
    static Gemm of(Gemm simd, Gemm openBlas) {
        return new BySize(simd, openBlas, FEW);
    }

    /**
     * The faster of two for few units and for many, as measured here and now. Loops in plain Java run over the units: few of them
     * leave little to do at a time, while a native library does not mind.
     *
     * @param plain in plain Java; its first turns are for the just-in-time compiler, which goes on while the other has its own
     */
    static Gemm fastest(Gemm plain, Gemm other) {
        for (int turn = 0; turn < TURNS; turn++) {
            // In turn, as what was compiled for one alone is discarded for the other. Many first: C2 unrolls loops less that it
            // saw end soon.
            Speed.of(plain, turn % 2 == 0 ? MANY : SOME);
        }
        double share = other.takesTurns() && Runtime.getRuntime().availableProcessors() > 1 ? 1 / SEVERAL_THREADS : 1;
        double otherMany = share * Speed.of(other, MANY);
        double otherFew = share * Speed.of(other, SOME);
        Gemm many = isFaster(plain, MANY, otherMany) ? plain : other;
        Gemm few = isFaster(plain, SOME, otherFew) ? plain : other;
        return few == many ? few : new BySize(few, many, 0);
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
        return many.name() + " (" + few.name() + " below " + FEW + (fewSamples > 0 ? " units or samples)" : " units)");
    }

    @Override
    public boolean takesTurns() {
        return many.takesTurns();
    }

    @Override
    public Gemm ofSize(int m, int n, int k, float beta) {
        return m < FEW || n < fewSamples || k < fewSamples && beta == 0 ? few : many;
    }

    @Override
    public Gemm ofSize(int m, int n, int k, double beta) {
        return m < FEW ? few : many;
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        ofSize(m, n, k, beta).gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        ofSize(m, n, k, beta).gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
}
