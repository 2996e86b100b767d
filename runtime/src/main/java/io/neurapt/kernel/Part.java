package io.neurapt.kernel;

/**
 * One of some equal parts of things in a row, such as the units of a layer: what one of several workers does.
 *
 * @param index which one, from 0
 * @param count how many parts there are
 */
public record Part(int index, int count) {
    /** Everything. */
    public static final Part WHOLE = new Part(0, 1);

    /** Where the part begins among n things. */
    public int from(int n) {
        return (int) ((long) n * index / count);
    }

    /** Where it ends, exclusive: where the next one begins. */
    public int to(int n) {
        return (int) ((long) n * (index + 1) / count);
    }
}
