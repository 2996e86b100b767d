package io.neurapt.diagnosis;

import java.util.List;

/**
 * A product to be measured: the forward pass W·X of a dense layer.
 *
 * @param units rows of W
 * @param inputs columns of W
 * @param samples columns of X
 * @param isDouble whether in double precision
 */
record Shape(int units, int inputs, int samples, boolean isDouble) {
    /** From few operations to many, as the first calls of a process are slow. */
    static final List<Shape> ALL = List.of(
            new Shape(10, 128, 128, false),
            new Shape(128, 128, 128, false),
            new Shape(512, 784, 32, false),
            new Shape(512, 784, 128, false),
            new Shape(512, 784, 128, true));

    /** Floating-point operations. */
    double flops() {
        return 2.0 * units * inputs * samples;
    }

    @Override
    public String toString() {
        return units + "x" + inputs + "x" + samples;
    }
}
