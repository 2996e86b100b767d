package io.neurapt.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of vectors. Those of the Vector API are not used: they give other bits once they are compiled, and the
 * same seed is to give the same network. Single precision is as exact as {@code Approximation} says, double precision within a
 * few units in the last place.
 */
final class VectorMath {
    private static final float FLOAT_LOG2_E = 1.44269504f;
    private static final float FLOAT_LN2_HIGH = 0.693359375f; // few digits: its multiples are exact
    private static final float FLOAT_LN2_LOW = -2.12194440e-4f;
    private static final float FLOAT_ROUND = 12582912f; // 1.5 · 2²³
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double ROUND = 6755399441055744.0; // 1.5 · 2⁵²
    /** 1 / k! for k = 13 … 2. */
    private static final double[] INVERSE_FACTORIALS = {
        1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07,
        2.7557319223985893e-06, 2.48015873015873e-05, 1.984126984126984e-04, 1.388888888888889e-03,
        8.333333333333333e-03, 4.1666666666666664e-02, 1.6666666666666666e-01, 0.5
    };

    private VectorMath() {}

    /** As {@code Approximation.tanh}: a quotient of polynomials, from the library Eigen. */
    static FloatVector tanh(FloatVector x) {
        FloatVector z = x.min(7.90531110763549805f).max(-7.90531110763549805f);
        FloatVector s = z.mul(z);
        FloatVector p = s.mul(-2.76076847742355e-16f).add(2.00018790482477e-13f);
        p = s.fma(p, s.broadcast(-8.60467152213735e-11f));
        p = s.fma(p, s.broadcast(5.12229709037114e-08f));
        p = s.fma(p, s.broadcast(1.48572235717979e-05f));
        p = s.fma(p, s.broadcast(6.37261928875436e-04f));
        p = s.fma(p, s.broadcast(4.89352455891786e-03f));
        FloatVector q = s.mul(1.19825839466702e-06f).add(1.18534705686654e-04f);
        q = s.fma(q, s.broadcast(2.26843463243900e-03f));
        q = s.fma(q, s.broadcast(4.89352518554385e-03f));
        return z.mul(p).div(q);
    }

    /** −e / (2 + e) with e = e<sup>−2|x|</sup> − 1, which loses nothing near 0. */
    static DoubleVector tanh(DoubleVector x) {
        DoubleVector y = x.abs().mul(-2).max(-709);
        DoubleVector shifted = y.mul(LOG2_E).add(ROUND);
        DoubleVector power = powerOfTwo(shifted);
        // e^y − 1 = 2ⁿ·(e^r − 1) + (2ⁿ − 1)
        DoubleVector e = power.fma(expm1(y, shifted), power.sub(1));
        DoubleVector t = e.neg().div(e.add(2));
        return t.blend(t.neg(), x.compare(VectorOperators.LT, 0)).blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /** As {@code Approximation.exp}: the polynomial of the library Cephes. */
    static FloatVector exp(FloatVector x) {
        FloatVector z = x.min(89f).max(-88f);
        FloatVector shifted = z.mul(FLOAT_LOG2_E).add(FLOAT_ROUND);
        FloatVector n = shifted.sub(FLOAT_ROUND);
        FloatVector r = n.fma(n.broadcast(-FLOAT_LN2_LOW), n.fma(n.broadcast(-FLOAT_LN2_HIGH), z));
        FloatVector p = r.mul(1.9875691500e-4f).add(1.3981999507e-3f);
        p = r.fma(p, r.broadcast(8.3334519073e-3f));
        p = r.fma(p, r.broadcast(4.1665795894e-2f));
        p = r.fma(p, r.broadcast(1.6666665459e-1f));
        p = r.fma(p, r.broadcast(5.0000001201e-1f));
        p = r.mul(r).fma(p, r).add(1f);
        // The lowest bits of `shifted` are n; moved to the exponent's place and added to that of 1 they are 2ⁿ.
        return p.mul(shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(0x3F800000)
                .reinterpretAsFloats());
    }

    /** 2ⁿ·e<sup>r</sup> with |r| ≤ ½·ln 2. 0 below −708.7, infinite above 709.4. */
    static DoubleVector exp(DoubleVector x) {
        DoubleVector z = x.min(710).max(-709);
        DoubleVector shifted = z.mul(LOG2_E).add(ROUND);
        return expm1(z, shifted).add(1).mul(powerOfTwo(shifted));
    }

    /** e<sup>r</sup> − 1 by its Taylor series to r¹³, whose rest is below 1e-17. */
    private static DoubleVector expm1(DoubleVector z, DoubleVector shifted) {
        DoubleVector n = shifted.sub(ROUND);
        DoubleVector r = n.fma(n.broadcast(-LN2_LOW), n.fma(n.broadcast(-LN2_HIGH), z));
        DoubleVector p = r.broadcast(INVERSE_FACTORIALS[0]);
        for (int k = 1; k < INVERSE_FACTORIALS.length; k++) {
            p = r.fma(p, r.broadcast(INVERSE_FACTORIALS[k]));
        }
        return r.mul(r).fma(p, r);
    }

    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52)
                .add(0x3FF0000000000000L)
                .reinterpretAsDoubles();
    }

    /** ln(1 + e) for e in [0, 1], as 2·artanh(t) = 2·(t + t³/3 + t⁵/5 + …) with t = e / (2 + e) ≤ ⅓. */
    static FloatVector log1p(FloatVector e) {
        FloatVector t = e.div(e.add(2f));
        FloatVector s = t.mul(t);
        FloatVector p = s.broadcast(1f / 15);
        for (int k = 13; k > 1; k -= 2) {
            p = s.fma(p, s.broadcast(1f / k));
        }
        p = p.mul(s);
        return t.add(t).fma(p, t.add(t));
    }

    static DoubleVector log1p(DoubleVector e) {
        DoubleVector t = e.div(e.add(2));
        DoubleVector s = t.mul(t);
        DoubleVector p = s.broadcast(1.0 / 35);
        for (int k = 33; k > 1; k -= 2) {
            p = s.fma(p, s.broadcast(1.0 / k));
        }
        p = p.mul(s);
        return t.add(t).fma(p, t.add(t));
    }
}
