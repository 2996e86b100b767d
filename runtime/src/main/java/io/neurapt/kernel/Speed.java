package io.neurapt.kernel;

import java.util.Arrays;

/** How fast an implementation multiplies here. */
final class Speed {
    private static final int INPUTS = 256;
    private static final int SAMPLES = 32;
    private static final long NANOS = 15_000_000;

    private Speed() {}

    /**
     * Its best GFLOP/s in single precision within some milliseconds for two products of a training step: the forward pass of a layer, and its weights'
     * gradient.
     *
     * @param units of the layer
     */
    static double of(Gemm gemm, int units) {
        // As in a network: the weights are part of all its parameters.
        float[] p = new float[(units + 100) * INPUTS];
        float[] x = new float[INPUTS * SAMPLES];
        float[] z = new float[units * SAMPLES];
        Arrays.fill(p, 0.5f);
        Arrays.fill(x, 0.25f);
        long best = Long.MAX_VALUE;
        long start = System.nanoTime();
        long now = start;
        while (now - start < NANOS) {
            long before = now;
            gemm.gemm('N', 'N', units, SAMPLES, INPUTS, 1f, p, 0, units, x, 0, INPUTS, 0f, z, 0, units);
            gemm.gemm('N', 'T', units, INPUTS, SAMPLES, 1e-9f, z, 0, units, x, 0, INPUTS, 1f, p, 0, units);
            now = System.nanoTime();
            best = Math.min(best, now - before);
        }
        return 4.0 * units * INPUTS * SAMPLES / best;
    }
}
