package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatPacked;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link FloatMatrixVector}, with the panels where no load touches two cache lines: outside the heap, at a multiple of 64 bytes. The
 * memory is freed after the garbage collector has found this object unreachable.
 *
 * <p>Each step takes a slice of constant length: one check of bounds instead of one for each load. C2 makes no object of it where the
 * loop is hot. Panels of eight and of four vectors take so many inputs per step that C2 does not unroll their loops, which it does by
 * four: it then reads the inputs of all four steps first, and of 16 vector registers, too few are left for the sums. Twice as many
 * would be more than C2 inlines into one method.
 *
 * <p>All loads are calls of the Vector API itself, which C2 inlines everywhere; a method of ours around them it sometimes calls, and
 * then makes objects of vectors.
 */
final class FloatAlignedMatrixVector implements FloatPacked {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    private static final int BYTES = SPECIES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int CACHE_LINE = 64;

    private final MemorySegment w;
    private final int units;
    private final int inputs;

    /**
     * Parameters as in {@link io.neurapt.kernel.FloatSimd#pack}.
     *
     * @throws OutOfMemoryError if the process may take no more memory outside the heap ({@code -XX:MaxDirectMemorySize})
     */
    FloatAlignedMatrixVector(float[] p, int weight, int bias, int units, int inputs) {
        float[] panels = FloatMatrixVector.panels(p, weight, bias, units, inputs);
        w = Arena.ofAuto().allocate((long) panels.length * Float.BYTES, CACHE_LINE);
        MemorySegment.copy(panels, 0, w, ValueLayout.JAVA_FLOAT, 0, panels.length);
        this.units = units;
        this.inputs = inputs;
    }

    @Override
    public void dense(float[] x, int xo, float[] z, boolean relu) {
        float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
        long o = 0;
        for (int i = 0, size; i < units; i += size, o += (long) size * Float.BYTES * (inputs + 1)) {
            size = FloatMatrixVector.size(units - i);
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

    /** Eight vectors of units, two inputs per step. */
    private static void eight(MemorySegment w, long o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromMemorySegment(SPECIES, w, o, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(SPECIES, w, o + BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(SPECIES, w, o + 2 * BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(SPECIES, w, o + 3 * BYTES, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(SPECIES, w, o + 4 * BYTES, ORDER);
        FloatVector s5 = FloatVector.fromMemorySegment(SPECIES, w, o + 5 * BYTES, ORDER);
        FloatVector s6 = FloatVector.fromMemorySegment(SPECIES, w, o + 6 * BYTES, ORDER);
        FloatVector s7 = FloatVector.fromMemorySegment(SPECIES, w, o + 7 * BYTES, ORDER);
        int j = 0;
        long q = o + 8 * BYTES;
        for (; j < inputs - 1; j += 2) {
            MemorySegment c = w.asSlice(q + (long) j * (8 * BYTES), 16 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 0, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 3 * BYTES, ORDER).fma(v, s3);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 4 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 5 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 6 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 7 * BYTES, ORDER).fma(v, s7);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 8 * BYTES, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, 9 * BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 10 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 11 * BYTES, ORDER).fma(v, s3);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 12 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 13 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 14 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 15 * BYTES, ORDER).fma(v, s7);
        }
        for (; j < inputs; j++) {
            long c = q + (long) j * (8 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, w, c, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, w, c + BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, w, c + 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, w, c + 3 * BYTES, ORDER).fma(v, s3);
            s4 = FloatVector.fromMemorySegment(SPECIES, w, c + 4 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, w, c + 5 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, w, c + 6 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, w, c + 7 * BYTES, ORDER).fma(v, s7);
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

    /** Four vectors of units, four inputs per step. */
    private static void four(MemorySegment w, long o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromMemorySegment(SPECIES, w, o, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(SPECIES, w, o + BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(SPECIES, w, o + 2 * BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(SPECIES, w, o + 3 * BYTES, ORDER);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        long q = o + 4 * BYTES;
        for (; j < inputs - 3; j += 4) {
            MemorySegment c = w.asSlice(q + (long) j * (4 * BYTES), 16 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 0, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 3 * BYTES, ORDER).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 4 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 5 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 6 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 7 * BYTES, ORDER).fma(v, s7);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 8 * BYTES, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, 9 * BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 10 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 11 * BYTES, ORDER).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 12 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 13 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 14 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 15 * BYTES, ORDER).fma(v, s7);
        }
        if (j < inputs - 1) { // two more, each to its own sums as above: to the last bit as FloatMatrixVector
            long c = q + (long) j * (4 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, w, c, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, w, c + BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, w, c + 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, w, c + 3 * BYTES, ORDER).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s4 = FloatVector.fromMemorySegment(SPECIES, w, c + 4 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, w, c + 5 * BYTES, ORDER).fma(v, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, w, c + 6 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, w, c + 7 * BYTES, ORDER).fma(v, s7);
            j += 2;
        }
        for (; j < inputs; j++) {
            long c = q + (long) j * (4 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, w, c, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, w, c + BYTES, ORDER).fma(v, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, w, c + 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, w, c + 3 * BYTES, ORDER).fma(v, s3);
        }
        s0.add(s4).max(floor).intoArray(z, zo);
        s1.add(s5).max(floor).intoArray(z, zo + LANES);
        s2.add(s6).max(floor).intoArray(z, zo + 2 * LANES);
        s3.add(s7).max(floor).intoArray(z, zo + 3 * LANES);
    }

    /** Two vectors of units, four inputs per step. */
    private static void two(MemorySegment w, long o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromMemorySegment(SPECIES, w, o, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(SPECIES, w, o + BYTES, ORDER);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        long q = o + 2 * BYTES;
        for (; j < inputs - 3; j += 4) {
            MemorySegment c = w.asSlice(q + (long) j * (2 * BYTES), 8 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 0, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, BYTES, ORDER).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 2 * BYTES, ORDER).fma(v, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 3 * BYTES, ORDER).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 4 * BYTES, ORDER).fma(v, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 5 * BYTES, ORDER).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 6 * BYTES, ORDER).fma(v, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 7 * BYTES, ORDER).fma(v, s7);
        }
        for (; j < inputs; j++) {
            long c = q + (long) j * (2 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, w, c, ORDER).fma(v, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, w, c + BYTES, ORDER).fma(v, s1);
        }
        s0.add(s2).add(s4.add(s6)).max(floor).intoArray(z, zo);
        s1.add(s3).add(s5.add(s7)).max(floor).intoArray(z, zo + LANES);
    }

    /** One vector of units, eight inputs per step. */
    private static void one(MemorySegment w, long o, int inputs, float[] x, int xo, float[] z, int zo, float floor) {
        FloatVector s0 = FloatVector.fromMemorySegment(SPECIES, w, o, ORDER);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        int j = 0;
        long q = o + BYTES;
        for (; j < inputs - 7; j += 8) {
            MemorySegment c = w.asSlice(q + (long) j * BYTES, 8 * BYTES);
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, c, 0, ORDER).fma(v, s0);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 1]);
            s1 = FloatVector.fromMemorySegment(SPECIES, c, BYTES, ORDER).fma(v, s1);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 2]);
            s2 = FloatVector.fromMemorySegment(SPECIES, c, 2 * BYTES, ORDER).fma(v, s2);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 3]);
            s3 = FloatVector.fromMemorySegment(SPECIES, c, 3 * BYTES, ORDER).fma(v, s3);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 4]);
            s4 = FloatVector.fromMemorySegment(SPECIES, c, 4 * BYTES, ORDER).fma(v, s4);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 5]);
            s5 = FloatVector.fromMemorySegment(SPECIES, c, 5 * BYTES, ORDER).fma(v, s5);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 6]);
            s6 = FloatVector.fromMemorySegment(SPECIES, c, 6 * BYTES, ORDER).fma(v, s6);
            v = FloatVector.broadcast(SPECIES, x[xo + j + 7]);
            s7 = FloatVector.fromMemorySegment(SPECIES, c, 7 * BYTES, ORDER).fma(v, s7);
        }
        for (; j < inputs; j++) {
            long c = q + (long) j * BYTES;
            FloatVector v = FloatVector.broadcast(SPECIES, x[xo + j]);
            s0 = FloatVector.fromMemorySegment(SPECIES, w, c, ORDER).fma(v, s0);
        }
        s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).max(floor).intoArray(z, zo);
    }
}
