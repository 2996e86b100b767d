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
import java.util.Objects;

/**
 * Products by the OpenBLAS in bytedeco's jar, called on the arrays themselves: nothing is copied. The library is loaded
 * at the first product. {@link OpenBlas} is the way here.
 */
@SuppressWarnings("restricted") // native code is what this class is for
final class OpenBlasGemm implements Gemm {
    // The enumerations of cblas.h.
    private static final int COLUMN_MAJOR = 102;
    private static final int AS_STORED = 111;
    private static final int TRANSPOSED = 112;

    OpenBlasGemm() {}

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public String coreName() {
        MethodHandle coreName = Library.function("openblas_get_corename", FunctionDescriptor.of(ADDRESS));
        try {
            return ((MemorySegment) coreName.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float beta, float[] c, int cOffset, int ldc) {
        boolean ta = transA == 'T';
        boolean tb = transB == 'T';
        MemorySegment matrixA = matrix(a, aOffset, ta ? k : m, ta ? m : k, lda);
        MemorySegment matrixB = matrix(b, bOffset, tb ? n : k, tb ? k : n, ldb);
        MemorySegment matrixC = matrix(c, cOffset, m, n, ldc);
        try {
            Library.SGEMM.invokeExact(
                    COLUMN_MAJOR, ta ? TRANSPOSED : AS_STORED, tb ? TRANSPOSED : AS_STORED, m, n, k,
                    alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    @Override
    public void gemm(
            char transA, char transB, int m, int n, int k,
            double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
            double beta, double[] c, int cOffset, int ldc) {
        boolean ta = transA == 'T';
        boolean tb = transB == 'T';
        MemorySegment matrixA = matrix(a, aOffset, ta ? k : m, ta ? m : k, lda);
        MemorySegment matrixB = matrix(b, bOffset, tb ? n : k, tb ? k : n, ldb);
        MemorySegment matrixC = matrix(c, cOffset, m, n, ldc);
        try {
            Library.DGEMM.invokeExact(
                    COLUMN_MAJOR, ta ? TRANSPOSED : AS_STORED, tb ? TRANSPOSED : AS_STORED, m, n, k,
                    alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static MemorySegment matrix(float[] array, int offset, int rows, int columns, int ld) {
        Objects.checkFromIndexSize(offset, length(rows, columns, ld), (long) array.length);
        return Slices.of(array, offset);
    }

    private static MemorySegment matrix(double[] array, int offset, int rows, int columns, int ld) {
        Objects.checkFromIndexSize(offset, length(rows, columns, ld), (long) array.length);
        return Slices.of(array, offset);
    }

    /** Elements from the first to the last of a matrix; with them checked, native code stays within the array. */
    private static long length(int rows, int columns, int ld) {
        if (ld < Math.max(1, rows)) { // OpenBLAS would print a line and leave C as it is
            throw new IllegalArgumentException("Columns of " + rows + " elements cannot be " + ld + " apart");
        }
        return rows == 0 || columns == 0 ? 0 : (columns - 1L) * ld + rows;
    }

    /** What comes out of a call: native code throws nothing, and Java's part nothing checked. */
    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e;
    }

    /** Initialised at the first product. */
    private static final class Library {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final Linker.Option ON_ARRAYS = Linker.Option.critical(true);
        private static final SymbolLookup OPENBLAS =
                NativeLibraries.load("libopenblas.so.0", Library::loadOnOneProcessor);

        static {
            try { // callers split the work over threads of their own
                function("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(1);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }

        static final MethodHandle SGEMM = function("cblas_sgemm", gemm(JAVA_FLOAT), ON_ARRAYS);
        static final MethodHandle DGEMM = function("cblas_dgemm", gemm(JAVA_DOUBLE), ON_ARRAYS);

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

        static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
            MemorySegment address = OPENBLAS.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
            return LINKER.downcallHandle(address, type, options);
        }
    }
}
