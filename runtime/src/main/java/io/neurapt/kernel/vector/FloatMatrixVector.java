package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatPacked;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * W·x + b for one sample: some vectors of units stay in registers while the inputs pass by. Every method has eight sums, so that the
 * latency of the multiply-add stays hidden: fewer units take more inputs at once.
 *
 * <p>The weights lie in panels, one for each such group of units: b, then the columns of W, padded with zeros to whole vectors. So
 * each method reads one stream by one index; see {@link FloatTile} for why that matters.
 */
final class FloatMatrixVector implements FloatPacked {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    private final float[] w;
    private final int units;
    private final int inputs;

    /** Parameters as in {@link io.neurapt.kernel.FloatSimd#pack}. */
    FloatMatrixVector(float[] p, int weight, int bias, int units, int inputs) {
        w = panels(p, weight, bias, units, inputs);
        this.units = units;
        this.inputs = inputs;
    }

    /** W and b in panels. */
    static float[] panels(float[] p, int weight, int bias, int units, int inputs) {
        float[] w = new float[(units + LANES - 1) / LANES * LANES * (inputs + 1)];
        for (int i = 0, o = 0, size; i < units; i += size) {
            size = size(units - i);
            for (int j = -1; j < inputs; j++, o += size) {
                int from = j < 0 ? bias : weight + j * units;
                if (from >= 0) {
                    System.arraycopy(p, from + i, w, o, Math.min(size, units - i));
                }
            }
        }
        return w;
    }

    /** Units of the next panel where so many are left. */
    static int size(int left) {
        int vectors = (left + LANES - 1) / LANES;
        return LANES * (vectors >= 8 ? 8 : Integer.highestOneBit(vectors));
    }

    @Override
    public void dense(float[] x, int xo, float[] z, boolean relu) {
        float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
        for (int i = 0, o = 0, size; i < units; i += size, o += size * (inputs + 1)) {
            size = size(units - i);
            if (size == 8 * LANES) {
                eight(w, o, inputs, x, xo, z, i, floor);
            } else if (size == 4 * LANES) {
                four(w, o, inputs, x, xo, z, i, floor);
            } else if (size == 2 * LANES) {
                two(w, o, inputs, x, xo, z, i, floor);
            } else {
                one(w, o, inputs, x, xo, z, i, floor);
            }
        }
    }

    /** Eight vectors of units, one input per step. */
    private static void eight(float[] w, int o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, w, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, w, o + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, w, o + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, w, o + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, w, o + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, w, o + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, w, o + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, w, o + 7 * LANES);
        int j = 0;
        int q = o + 8 * LANES;
        for (; j < inputs; j++, q += 8 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, w, q + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, w, q + 3 * LANES).fma(v, s3);
            s4 = FloatVector.fromArray(SPECIES, w, q + 4 * LANES).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, w, q + 5 * LANES).fma(v, s5);
            s6 = FloatVector.fromArray(SPECIES, w, q + 6 * LANES).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, w, q + 7 * LANES).fma(v, s7);
        }
        s0.max(floor).intoArray(z, zo);
        s1.max(floor).intoArray(z, zo + LANES);
        s2.max(floor).intoArray(z, zo + 2 * LANES);
        s3.max(floor).intoArray(z, zo + 3 * LANES);
        s4.max(floor).intoArray(z, zo + 4 * LANES);
        s5.max(floor).intoArray(z, zo + 5 * LANES);
        s6.max(floor).intoArray(z, zo + 6 * LANES);
        s7.max(floor).intoArray(z, zo + 7 * LANES);
    }

    /** Four vectors of units, two inputs per step. */
    private static void four(float[] w, int o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, w, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, w, o + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, w, o + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, w, o + 3 * LANES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int q = o + 4 * LANES;
        for (; j < inputs - 1; j += 2, q += 8 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, w, q + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, w, q + 3 * LANES).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s4 = FloatVector.fromArray(SPECIES, w, q + 4 * LANES).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, w, q + 5 * LANES).fma(v, s5);
            s6 = FloatVector.fromArray(SPECIES, w, q + 6 * LANES).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, w, q + 7 * LANES).fma(v, s7);
        }
        for (; j < inputs; j++, q += 4 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
            s2 = FloatVector.fromArray(SPECIES, w, q + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, w, q + 3 * LANES).fma(v, s3);
        }
        s0.add(s4).max(floor).intoArray(z, zo);
        s1.add(s5).max(floor).intoArray(z, zo + LANES);
        s2.add(s6).max(floor).intoArray(z, zo + 2 * LANES);
        s3.add(s7).max(floor).intoArray(z, zo + 3 * LANES);
    }

    /** Two vectors of units, four inputs per step. */
    private static void two(float[] w, int o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, w, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, w, o + LANES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int q = o + 2 * LANES;
        for (; j < inputs - 3; j += 4, q += 8 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s2 = FloatVector.fromArray(SPECIES, w, q + 2 * LANES).fma(v, s2);
            s3 = FloatVector.fromArray(SPECIES, w, q + 3 * LANES).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s4 = FloatVector.fromArray(SPECIES, w, q + 4 * LANES).fma(v, s4);
            s5 = FloatVector.fromArray(SPECIES, w, q + 5 * LANES).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s6 = FloatVector.fromArray(SPECIES, w, q + 6 * LANES).fma(v, s6);
            s7 = FloatVector.fromArray(SPECIES, w, q + 7 * LANES).fma(v, s7);
        }
        for (; j < inputs; j++, q += 2 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
        }
        s0.add(s2).add(s4.add(s6)).max(floor).intoArray(z, zo);
        s1.add(s3).add(s5.add(s7)).max(floor).intoArray(z, zo + LANES);
    }

    /** One vector of units, eight inputs per step. */
    private static void one(float[] w, int o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, w, o);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        int q = o + LANES;
        for (; j < inputs - 7; j += 8, q += 8 * LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s1 = FloatVector.fromArray(SPECIES, w, q + LANES).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s2 = FloatVector.fromArray(SPECIES, w, q + 2 * LANES).fma(v, s2);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s3 = FloatVector.fromArray(SPECIES, w, q + 3 * LANES).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 4]);
            s4 = FloatVector.fromArray(SPECIES, w, q + 4 * LANES).fma(v, s4);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 5]);
            s5 = FloatVector.fromArray(SPECIES, w, q + 5 * LANES).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 6]);
            s6 = FloatVector.fromArray(SPECIES, w, q + 6 * LANES).fma(v, s6);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 7]);
            s7 = FloatVector.fromArray(SPECIES, w, q + 7 * LANES).fma(v, s7);
        }
        for (; j < inputs; j++, q += LANES) {
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromArray(SPECIES, w, q).fma(v, s0);
        }
        s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).max(floor).intoArray(z, zo);
    }
}
