package io.neurapt.kernel;

/** How fast an implementation multiplies here. */
final class Speed {
    /** A middle-sized layer: units × inputs · inputs × samples. */
    private static final int UNITS = 128;
    private static final int INPUTS = 128;
    private static final int SAMPLES = 32;
    /** Long enough for the just-in-time compiler to finish with a kernel in plain Java. */
    private static final long NANOS = 25_000_000;

    private Speed() {}

    /** Its best GFLOP/s within some milliseconds, in single precision. */
    static double of(Gemm gemm) {
        float[] a = new float[UNITS * INPUTS];
        float[] b = new float[INPUTS * SAMPLES];
        float[] c = new float[UNITS * SAMPLES];
        java.util.Arrays.fill(a, 0.5f);
        java.util.Arrays.fill(b, 0.25f);
        long best = Long.MAX_VALUE;
        long start = System.nanoTime();
        long now = start;
        while (now - start < NANOS) {
            long before = now;
            gemm.gemm('N', 'N', UNITS, SAMPLES, INPUTS, 1f, a, 0, UNITS, b, 0, INPUTS, 0f, c, 0, UNITS);
            now = System.nanoTime();
            best = Math.min(best, now - before);
        }
        return 2.0 * UNITS * INPUTS * SAMPLES / best;
    }
}
