package io.neurapt.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of OpenBLAS in use. The library is loaded when this class is initialised. */
@SuppressWarnings("restricted") // native code is what this class is for
final class OpenBlasLibrary {
    // The enumerations of cblas.h.
    static final int COLUMN_MAJOR = 102;
    static final int AS_STORED = 111;
    static final int TRANSPOSED = 112;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ON_ARRAYS = Linker.Option.critical(true);
    private static final SymbolLookup OPENBLAS =
            NativeLibraries.load("libopenblas.so.0", OpenBlasLibrary::loadOnOneProcessor);

    static {
        try { // callers split the work over threads of their own
            function("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(1);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static final MethodHandle SGEMM = function("cblas_sgemm", gemm(JAVA_FLOAT), ON_ARRAYS);
    static final MethodHandle DGEMM = function("cblas_dgemm", gemm(JAVA_DOUBLE), ON_ARRAYS);

    private OpenBlasLibrary() {}

    /**
     * Keeps this thread on one processor meanwhile. OpenBLAS starts a thread for each processor that its loader may
     * use, and ends the whole process where so many threads are not allowed, as in many a container.
     */
    private static SymbolLookup loadOnOneProcessor(Path file) {
        long[] all = new long[16]; // one bit per processor, as many as the C library has
        boolean known = affinity("sched_getaffinity", all);
        if (known) {
            affinity("sched_setaffinity", first(all));
        }
        try {
            System.load(file.toString()); // unlike the lookup, it tells why a library does not load
            return SymbolLookup.libraryLookup(file, Arena.global());
        } finally {
            if (known) {
                affinity("sched_setaffinity", all);
            }
        }
    }

    private static boolean affinity(String function, long[] processors) {
        MethodHandle handle = LINKER.downcallHandle(
                LINKER.defaultLookup().find(function).orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                ON_ARRAYS);
        MemorySegment mask = MemorySegment.ofArray(processors);
        try {
            return (int) handle.invokeExact(0, mask.byteSize(), mask) == 0;
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static long[] first(long[] processors) {
        long[] first = new long[processors.length];
        int i = 0;
        while (processors[i] == 0) {
            i++;
        }
        first[i] = Long.lowestOneBit(processors[i]);
        return first;
    }

    private static FunctionDescriptor gemm(ValueLayout number) {
        return FunctionDescriptor.ofVoid(
                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                number, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, number, ADDRESS, JAVA_INT);
    }

    /** y ← alpha·A·x + beta·y with this type of numbers. */
    static MethodHandle gemv(ValueLayout number) {
        FunctionDescriptor type = FunctionDescriptor.ofVoid(
                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, number, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, number, ADDRESS, JAVA_INT);
        return function(number.equals(JAVA_FLOAT) ? "cblas_sgemv" : "cblas_dgemv", type, ON_ARRAYS);
    }

    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        MemorySegment address = OPENBLAS.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
        return LINKER.downcallHandle(address, type, options);
    }

    /** What comes out of a call: native code throws nothing, and Java's part nothing checked. */
    static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e;
    }
}
