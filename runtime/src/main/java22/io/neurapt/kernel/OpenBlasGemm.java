package io.neurapt.kernel;

import static io.neurapt.kernel.OpenBlasLibrary.AS_STORED;
import static io.neurapt.kernel.OpenBlasLibrary.COLUMN_MAJOR;
import static io.neurapt.kernel.OpenBlasLibrary.TRANSPOSED;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;

/**
 * Products by the OpenBLAS in bytedeco's jar, called on the arrays themselves: nothing is copied. The library is loaded
 * at the first product. {@link OpenBlas} is the way here.
 */
@SuppressWarnings("restricted") // native code is what this class is for
final class OpenBlasGemm implements Gemm, FloatPacker, DoublePacker {

    OpenBlasGemm() {}

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public String coreName() {
        MethodHandle coreName = OpenBlasLibrary.function("openblas_get_corename", FunctionDescriptor.of(ADDRESS));
        try {
            return ((MemorySegment) coreName.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw OpenBlasLibrary.unchecked(e);
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
            OpenBlasLibrary.SGEMM.invokeExact(
                    COLUMN_MAJOR, ta ? TRANSPOSED : AS_STORED, tb ? TRANSPOSED : AS_STORED, m, n, k,
                    alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc);
        } catch (Throwable e) {
            throw OpenBlasLibrary.unchecked(e);
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
            OpenBlasLibrary.DGEMM.invokeExact(
                    COLUMN_MAJOR, ta ? TRANSPOSED : AS_STORED, tb ? TRANSPOSED : AS_STORED, m, n, k,
                    alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc);
        } catch (Throwable e) {
            throw OpenBlasLibrary.unchecked(e);
        }
    }

    @Override
    public FloatPacked pack(float[] p, int weight, int bias, int units, int inputs) {
        return new FloatOpenBlasLayer(p, weight, bias, units, inputs);
    }

    @Override
    public DoublePacked pack(double[] p, int weight, int bias, int units, int inputs) {
        return new DoubleOpenBlasLayer(p, weight, bias, units, inputs);
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
}
