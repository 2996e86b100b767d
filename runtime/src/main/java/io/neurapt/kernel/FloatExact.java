package io.neurapt.kernel;

/**
 * Parts of arrays as arrays of just their length. The JVM's interface to native code copies arrays whole, there and back, so that a
 * product on the weights of one layer would move the parameters of all. Arrays are kept by length and used again.
 */
final class FloatExact {
    private final float[][] kept = new float[256][];

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
        int slot = length * 0x9E3779B9 >>> 24; // multiplicative hashing
        if (kept[slot] == null || kept[slot].length != length) {
            kept[slot] = new float[length];
        }
        if (read) {
            System.arraycopy(array, offset, kept[slot], 0, length);
        }
        return kept[slot];
    }
}
