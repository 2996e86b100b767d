package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies of parts of a matrix in the order in which a tile reads them. What is missing to a tile's size is whatever lies behind: no
 * sum that goes to the result takes it in.
 */
final class FloatPanels {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    /** Most steps of a panel. With 16 lanes, one of A has then 32 KiB and one of B 12: about a first-level cache. */
    static final int DEPTH = 256;

    private FloatPanels() {}

    /**
     * The {@code width} values of step 0, of step 1, and so on, from a matrix that has the values of a step side by side.
     *
     * @param depth number of steps
     * @param from has the values of step 0 from {@code o} on, those of each further step {@code ld} behind
     * @param count how many values there are, at most {@code width}
     * @param to the panel, from {@code p} on; up to LANES elements behind it may be overwritten
     */
    static void bySteps(int depth, float[] from, int o, int ld, int count, int width, float[] to, int p) {
        // Whole vectors as long as they stay within the array. Their surplus goes to the next step, which is written later: its first
        // values even in the last pass.
        int vectors = (count + LANES - 1) / LANES * LANES;
        int room = from.length - vectors - o;
        int safe = room < 0 ? 0 : Math.min(depth, room / ld + 1);
        if (count == 2 * LANES) {
            copyPairs(safe, from, o, ld, to, p, width);
        } else {
            for (int i = vectors - LANES; i >= 0; i -= LANES) {
                copy(safe, from, o + i, ld, to, p + i, width);
            }
        }
        for (int l = safe; l < depth; l++) {
            int q = p + l * width;
            for (int i = 0; i < count; i++) {
                to[q + i] = from[o + l * ld + i];
            }
        }
    }

    private static void copy(int depth, float[] from, int o, int ld, float[] to, int p, int width) {
        for (int l = 0; l < depth; l++) {
            FloatVector.fromArray(SPECIES, from, o + l * ld).intoArray(to, p + l * width);
        }
    }

    /** Both vectors of a step together: in two passes, a line of the cache that has some of each would be fetched twice. */
    private static void copyPairs(int depth, float[] from, int o, int ld, float[] to, int p, int width) {
        for (int l = 0; l < depth; l++) {
            FloatVector u = FloatVector.fromArray(SPECIES, from, o + l * ld);
            FloatVector v = FloatVector.fromArray(SPECIES, from, o + l * ld + LANES);
            u.intoArray(to, p + l * width);
            v.intoArray(to, p + l * width + LANES);
        }
    }

    /**
     * The steps of value 0, of value 1, and so on, {@link #DEPTH} apart, from a matrix that has the steps of a value side by side.
     *
     * @param depth number of steps, at most {@link #DEPTH}
     * @param from has the steps of value 0 from {@code o} on, those of each further value {@code ld} behind
     * @param count how many values there are, at most {@code width}
     * @param to the panel, from {@code p} on
     */
    static void byValues(int depth, float[] from, int o, int ld, int count, int width, float[] to, int p) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, o + i * ld, to, p + i * DEPTH, depth);
        }
        java.util.Arrays.fill(to, p + count * DEPTH, p + width * DEPTH, 0f);
    }
}
