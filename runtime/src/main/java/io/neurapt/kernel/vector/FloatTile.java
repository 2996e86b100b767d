package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a matrix product: two vectors of rows by eight columns, or one by eight. Sixteen sums hide the latency
 * of the multiply-add and load two vectors and eight scalars per sixteen of them.
 */
final class FloatTile {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int COLUMNS = 8;
    /** AVX2 has 16 vector registers: twice eight sums would not stay in them, twice four do. Other sets have 32. */
    private static final boolean FEW_REGISTERS = SPECIES.vectorBitSize() == 256;

    private FloatTile() {}

    /**
     * t ← A·B for 2·{@link #LANES} rows and {@link #COLUMNS} columns.
     *
     * @param a the rows, 2·LANES values from {@code ao} on, and again every {@code lda} values, k times
     * @param b element (l, j) of B is at {@code columns[j] + l · step}
     * @param t columns of 2·LANES values
     */
    static void two(int k, float[] a, int ao, int lda, float[] b, int[] columns, int step, float[] t) {
        if (FEW_REGISTERS) {
            twoByFour(k, a, ao, lda, b, columns, 0, step, t);
            twoByFour(k, a, ao, lda, b, columns, 4, step, t);
        } else {
            twoByEight(k, a, ao, lda, b, columns, step, t);
        }
    }

    /** Columns {@code first} to {@code first} + 3. */
    private static void twoByFour(
            int k, float[] a, int ao, int lda, float[] b, int[] columns, int first, int step, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        final int o0 = columns[first];
        final int o1 = columns[first + 1];
        final int o2 = columns[first + 2];
        final int o3 = columns[first + 3];
        for (int l = 0, p = ao, q = 0; l < k; l++, p += lda, q += step) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[o0 + q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[o1 + q]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[o2 + q]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[o3 + q]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
        }
        final int o = first * 2 * LANES;
        s0.intoArray(t, o);
        t0.intoArray(t, o + LANES);
        s1.intoArray(t, o + 2 * LANES);
        t1.intoArray(t, o + 3 * LANES);
        s2.intoArray(t, o + 4 * LANES);
        t2.intoArray(t, o + 5 * LANES);
        s3.intoArray(t, o + 6 * LANES);
        t3.intoArray(t, o + 7 * LANES);
    }

    private static void twoByEight(int k, float[] a, int ao, int lda, float[] b, int[] columns, int step, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        FloatVector t4 = FloatVector.zero(SPECIES);
        FloatVector t5 = FloatVector.zero(SPECIES);
        FloatVector t6 = FloatVector.zero(SPECIES);
        FloatVector t7 = FloatVector.zero(SPECIES);
        final int o0 = columns[0];
        final int o1 = columns[1];
        final int o2 = columns[2];
        final int o3 = columns[3];
        final int o4 = columns[4];
        final int o5 = columns[5];
        final int o6 = columns[6];
        final int o7 = columns[7];
        for (int l = 0, p = ao, q = 0; l < k; l++, p += lda, q += step) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[o0 + q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[o1 + q]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[o2 + q]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[o3 + q]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
            x = FloatVector.broadcast(SPECIES, b[o4 + q]);
            s4 = u.fma(x, s4);
            t4 = v.fma(x, t4);
            x = FloatVector.broadcast(SPECIES, b[o5 + q]);
            s5 = u.fma(x, s5);
            t5 = v.fma(x, t5);
            x = FloatVector.broadcast(SPECIES, b[o6 + q]);
            s6 = u.fma(x, s6);
            t6 = v.fma(x, t6);
            x = FloatVector.broadcast(SPECIES, b[o7 + q]);
            s7 = u.fma(x, s7);
            t7 = v.fma(x, t7);
        }
        s0.intoArray(t, 0);
        t0.intoArray(t, LANES);
        s1.intoArray(t, 2 * LANES);
        t1.intoArray(t, 3 * LANES);
        s2.intoArray(t, 4 * LANES);
        t2.intoArray(t, 5 * LANES);
        s3.intoArray(t, 6 * LANES);
        t3.intoArray(t, 7 * LANES);
        s4.intoArray(t, 8 * LANES);
        t4.intoArray(t, 9 * LANES);
        s5.intoArray(t, 10 * LANES);
        t5.intoArray(t, 11 * LANES);
        s6.intoArray(t, 12 * LANES);
        t6.intoArray(t, 13 * LANES);
        s7.intoArray(t, 14 * LANES);
        t7.intoArray(t, 15 * LANES);
    }

    /** As {@link #two} for LANES rows. */
    static void oneByEight(int k, float[] a, int ao, int lda, float[] b, int[] columns, int step, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        final int o0 = columns[0];
        final int o1 = columns[1];
        final int o2 = columns[2];
        final int o3 = columns[3];
        final int o4 = columns[4];
        final int o5 = columns[5];
        final int o6 = columns[6];
        final int o7 = columns[7];
        for (int l = 0, p = ao, q = 0; l < k; l++, p += lda, q += step) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            s0 = u.fma(FloatVector.broadcast(SPECIES, b[o0 + q]), s0);
            s1 = u.fma(FloatVector.broadcast(SPECIES, b[o1 + q]), s1);
            s2 = u.fma(FloatVector.broadcast(SPECIES, b[o2 + q]), s2);
            s3 = u.fma(FloatVector.broadcast(SPECIES, b[o3 + q]), s3);
            s4 = u.fma(FloatVector.broadcast(SPECIES, b[o4 + q]), s4);
            s5 = u.fma(FloatVector.broadcast(SPECIES, b[o5 + q]), s5);
            s6 = u.fma(FloatVector.broadcast(SPECIES, b[o6 + q]), s6);
            s7 = u.fma(FloatVector.broadcast(SPECIES, b[o7 + q]), s7);
        }
        s0.intoArray(t, 0);
        s1.intoArray(t, LANES);
        s2.intoArray(t, 2 * LANES);
        s3.intoArray(t, 3 * LANES);
        s4.intoArray(t, 4 * LANES);
        s5.intoArray(t, 5 * LANES);
        s6.intoArray(t, 6 * LANES);
        s7.intoArray(t, 7 * LANES);
    }
}
