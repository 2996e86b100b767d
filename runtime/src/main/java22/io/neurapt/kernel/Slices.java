package io.neurapt.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The segments through which native code sees arrays from some offset on. They are kept, so that products on the same
 * arrays allocate nothing. Leaving that to escape analysis works in small programs only: one call on the way that C2
 * does not inline spoils it, and which it inlines depends on what else runs in the process.
 *
 * <p>They are held weakly, as a segment holds its array: all go with the next garbage collection, and those in use come
 * back. Any thread may use them: what it reads is either complete or missing.
 */
final class Slices {
    private static final int BITS = 10;
    private static final int PROBES = 8; // slots that may hold a given slice, one after the other

    private static final AtomicReferenceArray<WeakReference<Slice>> SLOTS =
            new AtomicReferenceArray<>((1 << BITS) + PROBES);

    private Slices() {}

    private record Slice(Object array, int offset, MemorySegment segment) {}

    static MemorySegment of(float[] array, int offset) {
        MemorySegment found = find(array, offset);
        return found != null ? found : keep(array, offset, MemorySegment.ofArray(array), Float.BYTES);
    }

    static MemorySegment of(double[] array, int offset) {
        MemorySegment found = find(array, offset);
        return found != null ? found : keep(array, offset, MemorySegment.ofArray(array), Double.BYTES);
    }

    private static MemorySegment find(Object array, int offset) {
        int first = first(array, offset);
        for (int i = first; i < first + PROBES; i++) {
            Slice slice = get(i);
            if (slice != null && slice.array == array && slice.offset == offset) {
                return slice.segment;
            }
        }
        return null;
    }

    /** Takes the first slot that is free, or else the first at all. */
    private static MemorySegment keep(Object array, int offset, MemorySegment whole, int bytes) {
        Slice slice = new Slice(array, offset, whole.asSlice((long) offset * bytes));
        int first = first(array, offset);
        int slot = first;
        while (slot < first + PROBES && get(slot) != null) {
            slot++;
        }
        SLOTS.set(slot < first + PROBES ? slot : first, new WeakReference<>(slice));
        return slice.segment;
    }

    private static Slice get(int slot) {
        WeakReference<Slice> reference = SLOTS.get(slot);
        return reference == null ? null : reference.get();
    }

    /** Spreads arrays and offsets evenly (multiplicative hashing). */
    private static int first(Object array, int offset) {
        return (System.identityHashCode(array) + 31 * offset) * 0x9E3779B9 >>> (Integer.SIZE - BITS);
    }
}
