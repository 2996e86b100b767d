package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes matrices in blocks of LANES × LANES: for one bit of the indices after the other, elements whose row has it and whose
 * lane has not change places with those the other way round. One instance per thread.
 */
final class FloatTransposition {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    private static final int BITS = Integer.numberOfTrailingZeros(LANES);

    private final float[][] steps = new float[2][LANES * LANES];

    /**
     * {@code to[p + l · toLd + i]} ← {@code from[o + i · ld + l]} for all i below {@code rows} and l below {@code columns}.
     *
     * @param ld from one row to the next
     * @param toLd from one column to the next
     */
    void transpose(int rows, int columns, float[] from, int o, int ld, float[] to, int p, int toLd) {
        int wholeRows = rows / LANES * LANES;
        int wholeColumns = columns / LANES * LANES;
        for (int i = 0; i < wholeRows; i += LANES) {
            for (int l = 0; l < wholeColumns; l += LANES) {
                block(from, o + i * ld + l, ld, to, p + l * toLd + i, toLd);
            }
        }
        singly(0, wholeRows, wholeColumns, columns, from, o, ld, to, p, toLd);
        singly(wholeRows, rows, 0, columns, from, o, ld, to, p, toLd);
    }

    private static void singly(int i0, int i1, int l0, int l1, float[] from, int o, int ld, float[] to, int p, int toLd) {
        for (int i = i0; i < i1; i++) {
            for (int l = l0; l < l1; l++) {
                to[p + l * toLd + i] = from[o + i * ld + l];
            }
        }
    }

    private void block(float[] from, int o, int ld, float[] to, int p, int toLd) {
        float[] in = from;
        int start = o;
        int distance = ld;
        for (int bit = BITS - 1; bit > 0; bit--) {
            float[] out = steps[bit & 1];
            exchange(bit, in, start, distance, out, 0, LANES);
            in = out;
            start = 0;
            distance = LANES;
        }
        exchange(0, in, start, distance, to, p, toLd);
    }

    private static void exchange(int bit, float[] from, int o, int ld, float[] to, int p, int toLd) {
        VectorShuffle<Float> inverted = Lanes.INVERTED.get(bit);
        VectorMask<Float> set = Lanes.SET.get(bit);
        int half = 1 << bit;
        for (int group = 0; group < LANES; group += 2 * half) {
            for (int i = group; i < group + half; i++) {
                FloatVector without = FloatVector.fromArray(SPECIES, from, o + i * ld);
                FloatVector with = FloatVector.fromArray(SPECIES, from, o + (i + half) * ld);
                without.blend(with.rearrange(inverted), set).intoArray(to, p + i * toLd);
                without.rearrange(inverted).blend(with, set).intoArray(to, p + (i + half) * toLd);
            }
        }
    }

    /** For each bit, the shuffle that inverts it in the lanes' numbers, and the lanes whose numbers have it. */
    private static final class Lanes {
        static final java.util.List<VectorShuffle<Float>> INVERTED = new java.util.ArrayList<>();
        static final java.util.List<VectorMask<Float>> SET = new java.util.ArrayList<>();

        static {
            for (int bit = 0; bit < BITS; bit++) {
                int value = 1 << bit;
                INVERTED.add(VectorShuffle.fromOp(SPECIES, lane -> lane ^ value));
                boolean[] set = new boolean[LANES];
                for (int lane = 0; lane < LANES; lane++) {
                    set[lane] = (lane & value) != 0;
                }
                SET.add(VectorMask.fromArray(SPECIES, set, 0));
            }
        }
    }
}
