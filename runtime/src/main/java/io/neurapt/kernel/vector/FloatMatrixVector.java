package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * z += W·x for one sample: some vectors of units stay in registers while the inputs pass by. Every method has eight sums, so
 * that the latency of the multiply-add stays hidden: fewer units take more inputs at once.
 *
 * <p>Loads and stores may run over the last unit; see {@link io.neurapt.kernel.FloatSimd#padding}.
 */
final class FloatMatrixVector {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    private FloatMatrixVector() {}

    /** Eight vectors of units, one input per step. */
    static void eight(float[] p, int w, int units, int inputs, float[] x, int xo, float[] z, int zo) {
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
        finish(s0, z, zo);
        finish(s1, z, zo + LANES);
        finish(s2, z, zo + 2 * LANES);
        finish(s3, z, zo + 3 * LANES);
        finish(s4, z, zo + 4 * LANES);
        finish(s5, z, zo + 5 * LANES);
        finish(s6, z, zo + 6 * LANES);
        finish(s7, z, zo + 7 * LANES);
    }

    /** Four vectors of units, two inputs per step. */
    static void four(float[] p, int w, int units, int inputs, float[] x, int xo, float[] z, int zo) {
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
        finish(s0.add(s4), z, zo);
        finish(s1.add(s5), z, zo + LANES);
        finish(s2.add(s6), z, zo + 2 * LANES);
        finish(s3.add(s7), z, zo + 3 * LANES);
    }

    /** Two vectors of units, four inputs per step. */
    static void two(float[] p, int w, int units, int inputs, float[] x, int xo, float[] z, int zo) {
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
        finish(s0.add(s2).add(s4.add(s6)), z, zo);
        finish(s1.add(s3).add(s5.add(s7)), z, zo + LANES);
    }

    /** One vector of units, eight inputs per step. */
    static void one(float[] p, int w, int units, int inputs, float[] x, int xo, float[] z, int zo) {
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
        finish(s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))), z, zo);
    }

    private static void finish(FloatVector sum, float[] z, int o) {
        sum.add(FloatVector.fromArray(SPECIES, z, o)).intoArray(z, o);
    }
}
