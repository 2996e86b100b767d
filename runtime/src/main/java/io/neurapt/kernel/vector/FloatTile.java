package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of a matrix product, t ← A·B for one or two vectors of rows by twelve columns, or by four for what twelve
 * leave over. Two by twelve sums, two rows and one scalar are 27 of the 32 vector registers; a step has 24 multiply-adds for 14
 * loads, so that the multiply-adds set the pace.
 *
 * <p>AVX2 has 16 registers: there, panels of B are ten columns wide, and two rows go through them by five and five. Two by six would
 * need 15, but C2 loads scalars ahead of their use and then keeps one of the sums in memory, for less than half of the speed. These
 * loops test at their end: where they test at their beginning, JDK 17 now and then moves every sum twice per step. Where q grows in
 * the loop's first line, the distance between rows stays in a register for integers.
 *
 * <p>All indices of a step are one index plus constants. Its checks move in front of the loop then, and it takes one register: with
 * one for every column, C2 runs out of them and moves some to vector registers, which costs more than half of the speed.
 *
 * <p>Here the scalars of a step of B lie side by side; in {@link FloatColumnTile} those of a column do.
 */
final class FloatTile {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /** Columns of the narrow tile. */
    static final int NARROW = 4;
    /** Columns of the wide tile where there are 32 registers, as AVX-512, NEON and SVE have them. */
    static final int OF_MANY_REGISTERS = 12;
    /** Columns of the wide tile where there are 16. */
    static final int OF_FEW_REGISTERS = 10;
    /** Columns of the tile to be used as long as there are so many. On x86, vectors of up to 256 bits are those of AVX2. */
    static final int WIDE = SPECIES.vectorBitSize() <= 256 && isX86() ? OF_FEW_REGISTERS : OF_MANY_REGISTERS;

    private FloatTile() {}

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch"); // x86_64 on macOS
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /**
     * t ← A·B.
     *
     * @param height {@link #LANES} rows or twice as many
     * @param width {@link #OF_MANY_REGISTERS}, {@link #OF_FEW_REGISTERS} or {@link #NARROW} columns
     * @param k depth, at least 1
     * @param a the rows: {@code height} values from {@code ao} on, and again every {@code lda} values, k times
     * @param b the scalars: {@code width} values from {@code bo} on, k times without a gap
     * @param t columns of {@code height} values
     */
    static void multiply(int height, int width, int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        if (height == LANES) {
            switch (width) {
                case NARROW -> oneByFour(k, a, ao, lda, b, bo, t);
                case OF_FEW_REGISTERS -> oneByTen(k, a, ao, lda, b, bo, t);
                default -> oneByTwelve(k, a, ao, lda, b, bo, t);
            }
            return;
        }
        switch (width) {
            case NARROW -> twoByFour(k, a, ao, lda, b, bo, t);
            case OF_FEW_REGISTERS -> {
                twoByFive(k, a, ao, lda, b, bo, t, 0);
                twoByFive(k, a, ao, lda, b, bo + 5, t, 10 * LANES);
            }
            default -> twoByTwelve(k, a, ao, lda, b, bo, t);
        }
    }

    private static void twoByTwelve(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        FloatVector s8 = FloatVector.zero(SPECIES);
        FloatVector s9 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        FloatVector t4 = FloatVector.zero(SPECIES);
        FloatVector t5 = FloatVector.zero(SPECIES);
        FloatVector t6 = FloatVector.zero(SPECIES);
        FloatVector t7 = FloatVector.zero(SPECIES);
        FloatVector t8 = FloatVector.zero(SPECIES);
        FloatVector t9 = FloatVector.zero(SPECIES);
        FloatVector t10 = FloatVector.zero(SPECIES);
        FloatVector t11 = FloatVector.zero(SPECIES);
        for (int p = ao, q = bo, end = bo + 12 * k; q < end; p += lda, q += 12) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
            x = FloatVector.broadcast(SPECIES, b[q + 4]);
            s4 = u.fma(x, s4);
            t4 = v.fma(x, t4);
            x = FloatVector.broadcast(SPECIES, b[q + 5]);
            s5 = u.fma(x, s5);
            t5 = v.fma(x, t5);
            x = FloatVector.broadcast(SPECIES, b[q + 6]);
            s6 = u.fma(x, s6);
            t6 = v.fma(x, t6);
            x = FloatVector.broadcast(SPECIES, b[q + 7]);
            s7 = u.fma(x, s7);
            t7 = v.fma(x, t7);
            x = FloatVector.broadcast(SPECIES, b[q + 8]);
            s8 = u.fma(x, s8);
            t8 = v.fma(x, t8);
            x = FloatVector.broadcast(SPECIES, b[q + 9]);
            s9 = u.fma(x, s9);
            t9 = v.fma(x, t9);
            x = FloatVector.broadcast(SPECIES, b[q + 10]);
            s10 = u.fma(x, s10);
            t10 = v.fma(x, t10);
            x = FloatVector.broadcast(SPECIES, b[q + 11]);
            s11 = u.fma(x, s11);
            t11 = v.fma(x, t11);
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
        s8.intoArray(t, 16 * LANES);
        t8.intoArray(t, 17 * LANES);
        s9.intoArray(t, 18 * LANES);
        t9.intoArray(t, 19 * LANES);
        s10.intoArray(t, 20 * LANES);
        t10.intoArray(t, 21 * LANES);
        s11.intoArray(t, 22 * LANES);
        t11.intoArray(t, 23 * LANES);
    }

    private static void twoByFive(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t, int o) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        FloatVector t4 = FloatVector.zero(SPECIES);
        int p = ao;
        int q = bo - 10;
        int last = q + 10 * k;
        do {
            q += 10;
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
            x = FloatVector.broadcast(SPECIES, b[q + 4]);
            s4 = u.fma(x, s4);
            t4 = v.fma(x, t4);
            p += lda;
        } while (q < last);
        s0.intoArray(t, o);
        t0.intoArray(t, o + LANES);
        s1.intoArray(t, o + 2 * LANES);
        t1.intoArray(t, o + 3 * LANES);
        s2.intoArray(t, o + 4 * LANES);
        t2.intoArray(t, o + 5 * LANES);
        s3.intoArray(t, o + 6 * LANES);
        t3.intoArray(t, o + 7 * LANES);
        s4.intoArray(t, o + 8 * LANES);
        t4.intoArray(t, o + 9 * LANES);
    }

    private static void twoByFour(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        for (int p = ao, q = bo, end = bo + 4 * k; q < end; p += lda, q += 4) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
        }
        s0.intoArray(t, 0);
        t0.intoArray(t, LANES);
        s1.intoArray(t, 2 * LANES);
        t1.intoArray(t, 3 * LANES);
        s2.intoArray(t, 4 * LANES);
        t2.intoArray(t, 5 * LANES);
        s3.intoArray(t, 6 * LANES);
        t3.intoArray(t, 7 * LANES);
    }

    private static void oneByTwelve(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        FloatVector s8 = FloatVector.zero(SPECIES);
        FloatVector s9 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        for (int p = ao, q = bo, end = bo + 12 * k; q < end; p += lda, q += 12) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
            x = FloatVector.broadcast(SPECIES, b[q + 4]);
            s4 = u.fma(x, s4);
            x = FloatVector.broadcast(SPECIES, b[q + 5]);
            s5 = u.fma(x, s5);
            x = FloatVector.broadcast(SPECIES, b[q + 6]);
            s6 = u.fma(x, s6);
            x = FloatVector.broadcast(SPECIES, b[q + 7]);
            s7 = u.fma(x, s7);
            x = FloatVector.broadcast(SPECIES, b[q + 8]);
            s8 = u.fma(x, s8);
            x = FloatVector.broadcast(SPECIES, b[q + 9]);
            s9 = u.fma(x, s9);
            x = FloatVector.broadcast(SPECIES, b[q + 10]);
            s10 = u.fma(x, s10);
            x = FloatVector.broadcast(SPECIES, b[q + 11]);
            s11 = u.fma(x, s11);
        }
        s0.intoArray(t, 0);
        s1.intoArray(t, LANES);
        s2.intoArray(t, 2 * LANES);
        s3.intoArray(t, 3 * LANES);
        s4.intoArray(t, 4 * LANES);
        s5.intoArray(t, 5 * LANES);
        s6.intoArray(t, 6 * LANES);
        s7.intoArray(t, 7 * LANES);
        s8.intoArray(t, 8 * LANES);
        s9.intoArray(t, 9 * LANES);
        s10.intoArray(t, 10 * LANES);
        s11.intoArray(t, 11 * LANES);
    }

    private static void oneByTen(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        FloatVector s8 = FloatVector.zero(SPECIES);
        FloatVector s9 = FloatVector.zero(SPECIES);
        int p = ao;
        int q = bo - 10;
        int last = q + 10 * k;
        do {
            q += 10;
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
            x = FloatVector.broadcast(SPECIES, b[q + 4]);
            s4 = u.fma(x, s4);
            x = FloatVector.broadcast(SPECIES, b[q + 5]);
            s5 = u.fma(x, s5);
            x = FloatVector.broadcast(SPECIES, b[q + 6]);
            s6 = u.fma(x, s6);
            x = FloatVector.broadcast(SPECIES, b[q + 7]);
            s7 = u.fma(x, s7);
            x = FloatVector.broadcast(SPECIES, b[q + 8]);
            s8 = u.fma(x, s8);
            x = FloatVector.broadcast(SPECIES, b[q + 9]);
            s9 = u.fma(x, s9);
            p += lda;
        } while (q < last);
        s0.intoArray(t, 0);
        s1.intoArray(t, LANES);
        s2.intoArray(t, 2 * LANES);
        s3.intoArray(t, 3 * LANES);
        s4.intoArray(t, 4 * LANES);
        s5.intoArray(t, 5 * LANES);
        s6.intoArray(t, 6 * LANES);
        s7.intoArray(t, 7 * LANES);
        s8.intoArray(t, 8 * LANES);
        s9.intoArray(t, 9 * LANES);
    }

    private static void oneByFour(int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        for (int p = ao, q = bo, end = bo + 4 * k; q < end; p += lda, q += 4) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + 1]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3]);
            s3 = u.fma(x, s3);
        }
        s0.intoArray(t, 0);
        s1.intoArray(t, LANES);
        s2.intoArray(t, 2 * LANES);
        s3.intoArray(t, 3 * LANES);
    }
}
