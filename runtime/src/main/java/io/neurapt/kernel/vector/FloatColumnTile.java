package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatTile}, for a B whose columns lie side by side, {@link #DISTANCE} from each other: copied as they are. */
final class FloatColumnTile {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    /** From one column of B to the next: the greatest depth. A constant, so that the columns share an index. */
    static final int DISTANCE = FloatPanels.DEPTH;

    private FloatColumnTile() {}

    /**
     * t ← A·B.
     *
     * @param height LANES rows or twice as many
     * @param width as in {@link FloatTile}
     * @param k depth, from 1 to {@link #DISTANCE}
     * @param a the rows: {@code height} values from {@code ao} on, and again every {@code lda} values, k times
     * @param b the scalars: k values from {@code bo} on, and again every {@link #DISTANCE} values, {@code width} times
     * @param t columns of {@code height} values
     */
    static void multiply(int height, int width, int k, float[] a, int ao, int lda, float[] b, int bo, float[] t) {
        if (height == LANES) {
            switch (width) {
                case FloatTile.NARROW -> oneByFour(k, a, ao, lda, b, bo, t);
                case FloatTile.OF_FEW_REGISTERS -> oneByTen(k, a, ao, lda, b, bo, t);
                default -> oneByTwelve(k, a, ao, lda, b, bo, t);
            }
            return;
        }
        switch (width) {
            case FloatTile.NARROW -> twoByFour(k, a, ao, lda, b, bo, t);
            case FloatTile.OF_FEW_REGISTERS -> {
                twoByFive(k, a, ao, lda, b, bo, t, 0);
                twoByFive(k, a, ao, lda, b, bo + 5 * DISTANCE, t, 10 * LANES);
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
        for (int p = ao, q = bo, end = bo + k; q < end; p += lda, q++) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
            x = FloatVector.broadcast(SPECIES, b[q + 4 * DISTANCE]);
            s4 = u.fma(x, s4);
            t4 = v.fma(x, t4);
            x = FloatVector.broadcast(SPECIES, b[q + 5 * DISTANCE]);
            s5 = u.fma(x, s5);
            t5 = v.fma(x, t5);
            x = FloatVector.broadcast(SPECIES, b[q + 6 * DISTANCE]);
            s6 = u.fma(x, s6);
            t6 = v.fma(x, t6);
            x = FloatVector.broadcast(SPECIES, b[q + 7 * DISTANCE]);
            s7 = u.fma(x, s7);
            t7 = v.fma(x, t7);
            x = FloatVector.broadcast(SPECIES, b[q + 8 * DISTANCE]);
            s8 = u.fma(x, s8);
            t8 = v.fma(x, t8);
            x = FloatVector.broadcast(SPECIES, b[q + 9 * DISTANCE]);
            s9 = u.fma(x, s9);
            t9 = v.fma(x, t9);
            x = FloatVector.broadcast(SPECIES, b[q + 10 * DISTANCE]);
            s10 = u.fma(x, s10);
            t10 = v.fma(x, t10);
            x = FloatVector.broadcast(SPECIES, b[q + 11 * DISTANCE]);
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
        int q = bo;
        do {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
            s3 = u.fma(x, s3);
            t3 = v.fma(x, t3);
            x = FloatVector.broadcast(SPECIES, b[q + 4 * DISTANCE]);
            s4 = u.fma(x, s4);
            t4 = v.fma(x, t4);
            p += lda;
            q++;
        } while (q < bo + k);
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
        for (int p = ao, q = bo, end = bo + k; q < end; p += lda, q++) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            t0 = v.fma(x, t0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            t1 = v.fma(x, t1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            t2 = v.fma(x, t2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
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
        for (int p = ao, q = bo, end = bo + k; q < end; p += lda, q++) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
            s3 = u.fma(x, s3);
            x = FloatVector.broadcast(SPECIES, b[q + 4 * DISTANCE]);
            s4 = u.fma(x, s4);
            x = FloatVector.broadcast(SPECIES, b[q + 5 * DISTANCE]);
            s5 = u.fma(x, s5);
            x = FloatVector.broadcast(SPECIES, b[q + 6 * DISTANCE]);
            s6 = u.fma(x, s6);
            x = FloatVector.broadcast(SPECIES, b[q + 7 * DISTANCE]);
            s7 = u.fma(x, s7);
            x = FloatVector.broadcast(SPECIES, b[q + 8 * DISTANCE]);
            s8 = u.fma(x, s8);
            x = FloatVector.broadcast(SPECIES, b[q + 9 * DISTANCE]);
            s9 = u.fma(x, s9);
            x = FloatVector.broadcast(SPECIES, b[q + 10 * DISTANCE]);
            s10 = u.fma(x, s10);
            x = FloatVector.broadcast(SPECIES, b[q + 11 * DISTANCE]);
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
        int q = bo;
        do {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
            s3 = u.fma(x, s3);
            x = FloatVector.broadcast(SPECIES, b[q + 4 * DISTANCE]);
            s4 = u.fma(x, s4);
            x = FloatVector.broadcast(SPECIES, b[q + 5 * DISTANCE]);
            s5 = u.fma(x, s5);
            x = FloatVector.broadcast(SPECIES, b[q + 6 * DISTANCE]);
            s6 = u.fma(x, s6);
            x = FloatVector.broadcast(SPECIES, b[q + 7 * DISTANCE]);
            s7 = u.fma(x, s7);
            x = FloatVector.broadcast(SPECIES, b[q + 8 * DISTANCE]);
            s8 = u.fma(x, s8);
            x = FloatVector.broadcast(SPECIES, b[q + 9 * DISTANCE]);
            s9 = u.fma(x, s9);
            p += lda;
            q++;
        } while (q < bo + k);
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
        for (int p = ao, q = bo, end = bo + k; q < end; p += lda, q++) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, p);
            FloatVector x = FloatVector.broadcast(SPECIES, b[q]);
            s0 = u.fma(x, s0);
            x = FloatVector.broadcast(SPECIES, b[q + DISTANCE]);
            s1 = u.fma(x, s1);
            x = FloatVector.broadcast(SPECIES, b[q + 2 * DISTANCE]);
            s2 = u.fma(x, s2);
            x = FloatVector.broadcast(SPECIES, b[q + 3 * DISTANCE]);
            s3 = u.fma(x, s3);
        }
        s0.intoArray(t, 0);
        s1.intoArray(t, LANES);
        s2.intoArray(t, 2 * LANES);
        s3.intoArray(t, 3 * LANES);
    }
}
