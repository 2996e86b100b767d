package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Gradients of a narrow layer: dot products of rows whose samples lie side by side. */
final class FloatLaneProducts {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    /** Inputs whose products one loop computes. */
    private static final int BLOCK = 4;

    private static final ThreadLocal<float[]> SCRATCH = new ThreadLocal<>() {
        @Override
        protected float[] initialValue() {
            return new float[(BLOCK + 1) * LANES];
        }
    };

    private FloatLaneProducts() {}

    /** As {@link io.neurapt.kernel.FloatLanes#addGradients}. */
    static void add(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias) {
        int units = dz.length;
        float[] lanes = SCRATCH.get();
        for (int i = 0; i < units; i++) {
            float[] d = dz[i];
            int j = 0;
            for (; j < a.length; j += BLOCK) {
                int last = a.length - 1;
                float[] a1 = a[Math.min(j + 1, last)]; // a block at the edge computes the last row several times over
                float[] a2 = a[Math.min(j + 2, last)];
                float[] a3 = a[Math.min(j + 3, last)];
                int width = Math.min(BLOCK, a.length - j);
                int b = j == 0 && bias >= 0 ? bias + i : -1;
                four(scale, d, a[j], a1, a2, a3, m, g, weight + j * units + i, units, width, b, lanes);
            }
        }
    }

    /** {@code g[o + q·step]} += scale · d·a_q for the first {@code width} of four rows, and the sum of d for the bias. */
    private static void four(
            float scale, float[] d, float[] a0, float[] a1, float[] a2, float[] a3, int m,
            float[] g, int o, int step, int width, int bias, float[] lanes) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector sum = FloatVector.zero(SPECIES);
        int s = 0;
        for (; s <= m - LANES; s += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, d, s);
            s0 = FloatVector.fromArray(SPECIES, a0, s).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, a1, s).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, a2, s).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, a3, s).fma(v, s3);
            sum = sum.add(v);
        }
        // Lane by lane: the Vector API's own sum may add in another order once it is compiled.
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, LANES);
        s2.intoArray(lanes, 2 * LANES);
        s3.intoArray(lanes, 3 * LANES);
        sum.intoArray(lanes, 4 * LANES);
        float r0 = 0f;
        float r1 = 0f;
        float r2 = 0f;
        float r3 = 0f;
        float rest = 0f;
        for (int l = 0; l < LANES; l++) {
            r0 += lanes[l];
            r1 += lanes[LANES + l];
            r2 += lanes[2 * LANES + l];
            r3 += lanes[3 * LANES + l];
            rest += lanes[4 * LANES + l];
        }
        for (; s < m; s++) {
            r0 += d[s] * a0[s];
            r1 += d[s] * a1[s];
            r2 += d[s] * a2[s];
            r3 += d[s] * a3[s];
            rest += d[s];
        }
        g[o] += scale * r0;
        if (width > 1) {
            g[o + step] += scale * r1;
        }
        if (width > 2) {
            g[o + 2 * step] += scale * r2;
        }
        if (width > 3) {
            g[o + 3 * step] += scale * r3;
        }
        if (bias >= 0) {
            g[bias] += scale * rest;
        }
    }
}
