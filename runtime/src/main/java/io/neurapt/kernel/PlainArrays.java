package io.neurapt.kernel;

/**
 * The elementary functions of arrays, in loops that are short enough for the just-in-time compiler to vectorise on JDK 17 and 25 alike:
 * 0.8 to 1.4 ns a value in single precision, instead of 4 to 14 with {@link Math}. In double precision see {@link PlainDoubles}.
 */
final class PlainArrays {
    private static final ThreadLocal<float[]> SCRATCH = new ThreadLocal<>() {
        @Override
        protected float[] initialValue() {
            return new float[0];
        }
    };

    private PlainArrays() {}

    private static float[] scratch(int n) {
        float[] scratch = SCRATCH.get();
        if (scratch.length < n) {
            scratch = new float[n];
            SCRATCH.set(scratch);
        }
        return scratch;
    }

    /** a ← tanh(a) for the first n values; see {@link Approximation#tanh(float)}. */
    static void tanh(float[] a, int n) {
        if (Approximation.EXACT) {
            for (int i = 0; i < n; i++) {
                a[i] = (float) Math.tanh(a[i]);
            }
            return;
        }
        float[] numerator = scratch(n);
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(-7.90531110763549805f, Math.min(7.90531110763549805f, a[i]));
        }
        for (int i = 0; i < n; i++) {
            float z = a[i];
            float s = z * z;
            float p = Fma.fma(s, -2.76076847742355e-16f, 2.00018790482477e-13f);
            p = Fma.fma(s, p, -8.60467152213735e-11f);
            p = Fma.fma(s, p, 5.12229709037114e-08f);
            p = Fma.fma(s, p, 1.48572235717979e-05f);
            p = Fma.fma(s, p, 6.37261928875436e-04f);
            numerator[i] = z * Fma.fma(s, p, 4.89352455891786e-03f);
        }
        for (int i = 0; i < n; i++) {
            float s = a[i] * a[i];
            float q = Fma.fma(s, 1.19825839466702e-06f, 1.18534705686654e-04f);
            q = Fma.fma(s, q, 2.26843463243900e-03f);
            a[i] = numerator[i] / Fma.fma(s, q, 4.89352518554385e-03f);
        }
    }

    static void tanh(double[] a, int n) {
        if (!Approximation.EXACT) {
            PlainDoubles.tanh(a, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            a[i] = Math.tanh(a[i]);
        }
    }

    /** a ← e<sup>a</sup> for the first n values; see {@link Approximation#exp(float)}. */
    static void exp(float[] a, int n) {
        if (Approximation.EXACT) {
            for (int i = 0; i < n; i++) {
                a[i] = (float) Math.exp(a[i]);
            }
            return;
        }
        float[] shifted = scratch(n);
        for (int i = 0; i < n; i++) {
            float z = Math.max(Approximation.LEAST, Math.min(Approximation.MOST, a[i]));
            shifted[i] = Fma.fma(z, Approximation.LOG2_E, Approximation.ROUND);
            a[i] = z;
        }
        for (int i = 0; i < n; i++) {
            float whole = shifted[i] - Approximation.ROUND;
            float r = Fma.fma(whole, -Approximation.LN2_LOW, Fma.fma(whole, -Approximation.LN2_HIGH, a[i]));
            float p = Fma.fma(r, 1.9875691500e-4f, 1.3981999507e-3f);
            p = Fma.fma(r, p, 8.3334519073e-3f);
            p = Fma.fma(r, p, 4.1665795894e-2f);
            p = Fma.fma(r, p, 1.6666665459e-1f);
            p = Fma.fma(r, p, 5.0000001201e-1f);
            a[i] = Fma.fma(p, r * r, r) + 1f;
        }
        for (int i = 0; i < n; i++) {
            a[i] *= Approximation.powerOfTwo(shifted[i]);
        }
    }

    static void exp(double[] a, int n) {
        if (!Approximation.EXACT) {
            PlainDoubles.exp(a, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            a[i] = Math.exp(a[i]);
        }
    }

    /**
     * Σ ln(1 + e) for the first n values, each in [0, 1]: the logarithm of products, whose double precision leaves a float's worth
     * of digits many times over.
     */
    static double sumLog1p(float[] e, int n) {
        double sum = 0;
        for (int from = 0; from < n; from += 512) { // 512 factors of at most 2 stay far below the largest double
            int to = Math.min(n, from + 512);
            double p0 = 1;
            double p1 = 1;
            double p2 = 1;
            double p3 = 1;
            int i = from;
            for (; i + 3 < to; i += 4) {
                p0 *= 1.0 + e[i];
                p1 *= 1.0 + e[i + 1];
                p2 *= 1.0 + e[i + 2];
                p3 *= 1.0 + e[i + 3];
            }
            for (; i < to; i++) {
                p0 *= 1.0 + e[i];
            }
            sum += Math.log(p0 * p1 * (p2 * p3));
        }
        return sum;
    }

    static double sumLog1p(double[] e, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log1p(e[i]);
        }
        return sum;
    }
}
