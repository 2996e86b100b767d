package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * W·x + b for one sample: some vectors of units stay in registers while the inputs pass by. Every method has eight sums, so
 * that the latency of the multiply-add stays hidden: fewer units take more inputs at once.
 *
 * <p>Loads and stores may run over the last unit; see {@link io.neurapt.kernel.FloatSimd#padding}.
 */
final class FloatMatrixVector {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    private FloatMatrixVector() {}

    /** Eight vectors of units, one input per step. */
    static void eight(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, int zo, boolean relu) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int o = w + zo;
        for (; j < inputs; j++, o += units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, p, o + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, p, o + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, p, o + 3 * LANES).fma(v, s3);
            s4 = FloatVector.fromArray(SPECIES, p, o + 4 * LANES).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, p, o + 5 * LANES).fma(v, s5);
            s6 = FloatVector.fromArray(SPECIES, p, o + 6 * LANES).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, p, o + 7 * LANES).fma(v, s7);
        }
        finish(s0, p, b, z, zo, relu);
        finish(s1, p, b, z, zo + LANES, relu);
        finish(s2, p, b, z, zo + 2 * LANES, relu);
        finish(s3, p, b, z, zo + 3 * LANES, relu);
        finish(s4, p, b, z, zo + 4 * LANES, relu);
        finish(s5, p, b, z, zo + 5 * LANES, relu);
        finish(s6, p, b, z, zo + 6 * LANES, relu);
        finish(s7, p, b, z, zo + 7 * LANES, relu);
    }

    /** Four vectors of units, two inputs per step. */
    static void four(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, int zo, boolean relu) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int o = w + zo;
        for (; j <= inputs - 2; j += 2, o += 2 * units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, p, o + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, p, o + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, p, o + 3 * LANES).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s4 = FloatVector.fromArray(SPECIES, p, o + units).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, p, o + units + LANES).fma(v, s5);
            s6 = FloatVector.fromArray(SPECIES, p, o + units + 2 * LANES).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, p, o + units + 3 * LANES).fma(v, s7);
        }
        for (; j < inputs; j++, o += units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, p, o + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, p, o + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, p, o + 3 * LANES).fma(v, s3);
        }
        finish(s0.add(s4), p, b, z, zo, relu);
        finish(s1.add(s5), p, b, z, zo + LANES, relu);
        finish(s2.add(s6), p, b, z, zo + 2 * LANES, relu);
        finish(s3.add(s7), p, b, z, zo + 3 * LANES, relu);
    }

    /** Two vectors of units, four inputs per step. */
    static void two(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, int zo, boolean relu) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int o = w + zo;
        for (; j <= inputs - 4; j += 4, o += 4 * units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, p, o + LANES).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s2 = FloatVector.fromArray(SPECIES, p, o + units).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, p, o + units + LANES).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s4 = FloatVector.fromArray(SPECIES, p, o + 2 * units).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, p, o + 2 * units + LANES).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s6 = FloatVector.fromArray(SPECIES, p, o + 3 * units).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, p, o + 3 * units + LANES).fma(v, s7);
        }
        for (; j < inputs; j++, o += units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, p, o + LANES).fma(v, s1);
        }
        finish(s0.add(s2).add(s4.add(s6)), p, b, z, zo, relu);
        finish(s1.add(s3).add(s5.add(s7)), p, b, z, zo + LANES, relu);
    }

    /** One vector of units, eight inputs per step. */
    static void one(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, int zo, boolean relu) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int o = w + zo;
        for (; j <= inputs - 8; j += 8, o += 8 * units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s1 = FloatVector.fromArray(SPECIES, p, o + units).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s2 = FloatVector.fromArray(SPECIES, p, o + 2 * units).fma(v, s2);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s3 = FloatVector.fromArray(SPECIES, p, o + 3 * units).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 4]);
            s4 = FloatVector.fromArray(SPECIES, p, o + 4 * units).fma(v, s4);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 5]);
            s5 = FloatVector.fromArray(SPECIES, p, o + 5 * units).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 6]);
            s6 = FloatVector.fromArray(SPECIES, p, o + 6 * units).fma(v, s6);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 7]);
            s7 = FloatVector.fromArray(SPECIES, p, o + 7 * units).fma(v, s7);
        }
        for (; j < inputs; j++, o += units) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, p, o).fma(v, s0);
        }
        finish(s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))), p, b, z, zo, relu);
    }

    private static void finish(FloatVector sum, float[] p, int b, float[] z, int o, boolean relu) {
        FloatVector value = b < 0 ? sum : sum.add(FloatVector.fromArray(SPECIES, p, b + o));
        (relu ? value.max(0f) : value).intoArray(z, o);
    }
}
