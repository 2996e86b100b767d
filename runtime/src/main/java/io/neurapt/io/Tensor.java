package io.neurapt.io;

import java.util.List;

/**
 * A tensor of a file, as its header describes it.
 *
 * @param type of its numbers
 * @param shape rows first; empty for a single number
 * @param begin first byte, counted from the end of the header
 * @param end byte behind the last
 */
public record Tensor(String name, TensorType type, List<Integer> shape, long begin, long end) {
    /** Most dimensions that are accepted. */
    static final int MAX_RANK = 8;

    /** Number of values. */
    public long length() {
        return (end - begin) / type.bytes();
    }

    /** {@code 128 × 784}. */
    public String shapeText() {
        return text(shape);
    }

    /** A shape as messages show it. */
    public static String text(List<Integer> shape) {
        if (shape.isEmpty()) {
            return "a single number";
        }
        return String.join(" × ", shape.stream().map(String::valueOf).toList());
    }
}
