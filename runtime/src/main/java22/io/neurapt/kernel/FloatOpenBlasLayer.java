package io.neurapt.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * A layer for single samples on OpenBLAS. Its weights are copied to where each column starts a cache line: in a Java array, most loads
 * touch two lines. The memory is freed after the garbage collector has found this object unreachable. Where there is none, the weights are
 * read from the parameters.
 */
final class FloatOpenBlasLayer implements FloatPacked {
    private static final MethodHandle GEMV = OpenBlasLibrary.gemv(JAVA_FLOAT);
    private static final int CACHE_LINE = 64;
    private static final ThreadLocal<Vectors> VECTORS = new ThreadLocal<>();

    /** Asking again would collect garbage and wait, each time half a second. */
    private static volatile boolean exhausted;

    private final float[] p;
    private final int bias;
    private final int units;
    private final int inputs;
    private final MemorySegment w;
    private final int ld;

    /** Parameters as in {@link FloatPacker#pack}. */
    FloatOpenBlasLayer(float[] p, int weight, int bias, int units, int inputs) {
        this.p = p;
        this.bias = bias;
        this.units = units;
        this.inputs = inputs;
        MemorySegment stored = MemorySegment.ofArray(p)
                .asSlice((long) weight * Float.BYTES, (long) units * inputs * Float.BYTES);
        MemorySegment aligned = exhausted ? null : aligned(stored, units, inputs);
        w = aligned == null ? stored : aligned;
        ld = aligned == null ? units : distance(units);
    }

    /** A copy whose columns are {@link #distance} apart; null if the process may take no more memory outside the heap. */
    private static MemorySegment aligned(MemorySegment stored, int units, int inputs) {
        long column = (long) units * Float.BYTES;
        long step = (long) distance(units) * Float.BYTES;
        try {
            MemorySegment copy = Arena.ofAuto().allocate(step * inputs, CACHE_LINE);
            for (int j = 0; j < inputs; j++) {
                MemorySegment.copy(stored, j * column, copy, j * step, column);
            }
            return copy;
        } catch (OutOfMemoryError e) {
            exhausted = true;
            return null;
        }
    }

    /** Elements of whole cache lines. */
    private static int distance(int units) {
        int line = CACHE_LINE / Float.BYTES;
        return (units + line - 1) / line * line;
    }

    @Override
    public void dense(float[] x, int xo, float[] z, boolean relu) {
        Vectors vectors = Vectors.get(inputs, units);
        System.arraycopy(x, xo, vectors.x, 0, inputs);
        if (bias < 0) {
            Arrays.fill(vectors.z, 0, units, 0f);
        } else {
            System.arraycopy(p, bias, vectors.z, 0, units);
        }
        try {
            GEMV.invokeExact(
                    OpenBlasLibrary.COLUMN_MAJOR, OpenBlasLibrary.AS_STORED, units, inputs,
                    1f, w, ld, vectors.xSegment, 1, 1f, vectors.zSegment, 1);
        } catch (Throwable e) {
            throw OpenBlasLibrary.unchecked(e);
        }
        System.arraycopy(vectors.z, 0, z, 0, units);
        if (relu) {
            FloatActivations.relu(z, units);
        }
    }

    /**
     * The vectors of a thread's calls, made once with the segments through which native code sees them: a caller's array would need a
     * new segment each time.
     */
    private static final class Vectors {
        final float[] x;
        final float[] z;
        final MemorySegment xSegment;
        final MemorySegment zSegment;

        Vectors(int inputs, int units) {
            x = new float[inputs];
            z = new float[units];
            xSegment = MemorySegment.ofArray(x);
            zSegment = MemorySegment.ofArray(z);
        }

        static Vectors get(int inputs, int units) {
            Vectors vectors = VECTORS.get();
            if (vectors == null) {
                vectors = new Vectors(inputs, units);
                VECTORS.set(vectors);
            } else if (vectors.x.length < inputs || vectors.z.length < units) {
                vectors = new Vectors(Math.max(vectors.x.length, inputs), Math.max(vectors.z.length, units));
                VECTORS.set(vectors);
            }
            return vectors;
        }
    }
}
