package io.neurapt.kernel;

/**
 * Elementary functions of single values; {@link PlainArrays} has those of arrays. In single precision they are polynomials that the
 * just-in-time compiler can keep in registers; in double precision, and everywhere under {@code -Dneurapt.math=exact}, they are
 * those of {@link Math}.
 *
 * <table><caption>Largest errors in single precision</caption>
 * <tr><td>tanh</td><td>3e-7 absolute, 4e-7 relative above 1e-30</td></tr>
 * <tr><td>exp</td><td>2e-7 relative from −87.3 to 88.3; 0 below −87.7, infinite above 88.4</td></tr>
 * <tr><td>sigmoid</td><td>4e-7 relative above −87.3, 0 below −88.4</td></tr>
 * </table>
 * NaN stays NaN.
 */
final class Approximation {
    /** Whether {@code -Dneurapt.math=exact} asks for the functions of {@link Math} on every path. */
    static final boolean EXACT = System.getProperty("neurapt.math", "").equals("exact");

    static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts: the first has few digits, so that its multiples are exact. */
    static final float LN2_HIGH = 0.693359375f;

    static final float LN2_LOW = -2.12194440e-4f;
    /** 1.5 · 2²³: adding it rounds to a whole number, which then stands in the lowest bits. */
    static final float ROUND = 12582912f;
    /** Where exp clamps: the power of two is then −127, which stands for 0, or 128, which stands for infinity. */
    static final float LEAST = -88f;

    static final float MOST = 89f;

    private Approximation() {}

    /**
     * tanh as a quotient of polynomials of degree 13 and 6 on [−7.9, 7.9], beyond which a float cannot tell it from ±1.
     *
     * <p>Source of the coefficients: the library Eigen, {@code generic_fast_tanh_float}.
     */
    static float tanh(float x) {
        if (EXACT) {
            return (float) Math.tanh(x);
        }
        float z = clamp(x, -7.90531110763549805f, 7.90531110763549805f);
        float s = z * z;
        // Estrin's scheme: pairs of terms at once, so that the chain of dependent operations stays short.
        float s2 = s * s;
        float p = Fma.fma(
                Fma.fma(Fma.fma(s, -2.76076847742355e-16f * s, Fma.fma(s, 2.00018790482477e-13f, -8.60467152213735e-11f)), s2,
                        Fma.fma(s, 5.12229709037114e-08f, 1.48572235717979e-05f)),
                s2,
                Fma.fma(s, 6.37261928875436e-04f, 4.89352455891786e-03f));
        float q = Fma.fma(
                Fma.fma(s, 1.19825839466702e-06f, 1.18534705686654e-04f), s2, Fma.fma(s, 2.26843463243900e-03f, 4.89352518554385e-03f));
        return z * p / q;
    }

    static double tanh(double x) {
        return Math.tanh(x);
    }

    /**
     * e<sup>x</sup> as 2<sup>n</sup>·e<sup>r</sup> with |r| ≤ ½·ln 2.
     *
     * <p>Source of the coefficients: the library Cephes, {@code expf}.
     */
    static float exp(float x) {
        if (EXACT) {
            return (float) Math.exp(x);
        }
        float z = clamp(x, LEAST, MOST);
        float shifted = Fma.fma(z, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float r = Fma.fma(n, -LN2_LOW, Fma.fma(n, -LN2_HIGH, z));
        float r2 = r * r;
        float high = Fma.fma(Fma.fma(r, 1.9875691500e-4f, 1.3981999507e-3f), r2, Fma.fma(r, 8.3334519073e-3f, 4.1665795894e-2f));
        float low = Fma.fma(r, 1.6666665459e-1f, 5.0000001201e-1f);
        float p = Fma.fma(Fma.fma(high, r2, low), r2, r) + 1f;
        return p * powerOfTwo(shifted);
    }

    /** Branches that are seldom taken; {@link Math#min} and {@link Math#max} of single values take a dozen instructions each. */
    private static float clamp(float x, float least, float most) {
        if (x < least) {
            return least;
        }
        return x > most ? most : x;
    }

    /** 2<sup>n</sup> for n + {@link #ROUND}: its lowest bits are n; moved to the exponent's place they are added to that of 1. */
    static float powerOfTwo(float shifted) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3F800000);
    }

    static double exp(double x) {
        return Math.exp(x);
    }
}
