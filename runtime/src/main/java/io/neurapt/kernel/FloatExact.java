package io.neurapt.kernel;

/**
 * Parts of arrays as arrays of just their length. The JVM's interface to native code copies arrays whole, there and back, so that a
 * product on the weights of one layer would move the parameters of all. Arrays are kept by length and used again.
 */
final class FloatExact {
    private static final int PROBES = 16;

    private final float[][] kept = new float[256][];
    private int turn;

    /**
     * An array that begins with elements of another, and ends with them.
     *
     * @param read whether their values matter
     * @return {@code array} itself if it is no longer
     */
    float[] part(float[] array, int offset, int length, boolean read) {
        if (array.length == length) {
            return array;
        }
        float[] part = ofLength(length);
        if (read) {
            System.arraycopy(array, offset, part, 0, length);
        }
        return part;
    }

    /** At the first of some slots that is free or right. Where others have taken them all, each goes in its turn. */
    private float[] ofLength(int length) {
        int home = length * 0x9E3779B9 >>> 24; // multiplicative hashing
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (home + probe) % kept.length;
            if (kept[slot] == null) {
                kept[slot] = new float[length];
            }
            if (kept[slot].length == length) {
                return kept[slot];
            }
        }
        turn = (turn + 1) % PROBES;
        return kept[(home + turn) % kept.length] = new float[length];
    }
}
