package io.neurapt.kernel;

/** The normal distribution. */
final class Gauss {
    private static final double ROOT_HALF = 0.70710678118654752440;
    private static final double DENSITY = 0.39894228040143267794; // 1 / √(2π)

    private Gauss() {}

    /** Φ(z) = ½·erfc(−z/√2), at most 2e-6 off, relatively, above −5; below, where it is less than 3e-7, at most 1e-12 off. */
    static float distribution(float z) {
        if (Approximation.EXACT) {
            return (float) distribution((double) z);
        }
        float x = Math.abs(z) * (float) ROOT_HALF;
        float t = 1 / (1 + 0.5f * x);
        // erfc(x) = t·exp(−x² + P(t)). Source: W. Press et al., "Numerical Recipes in C", 2nd edition, section 6.2
        float p = Fma.fma(t, 0.17087277f, -0.82215223f);
        p = Fma.fma(t, p, 1.48851587f);
        p = Fma.fma(t, p, -1.13520398f);
        p = Fma.fma(t, p, 0.27886807f);
        p = Fma.fma(t, p, -0.18628806f);
        p = Fma.fma(t, p, 0.09678418f);
        p = Fma.fma(t, p, 0.37409196f);
        p = Fma.fma(t, p, 1.00002368f);
        p = Fma.fma(t, p, -1.26551223f);
        float half = 0.5f * t * Approximation.exp(Fma.fma(-x, x, p));
        return z > 0 ? 1 - half : half;
    }

    /** Φ(z) = ½·erfc(−z/√2), to a few units in the last place down to −38, beyond which it is 0. */
    static double distribution(double z) {
        double half = 0.5 * erfc(Math.abs(z) * ROOT_HALF, Math.exp(-0.5 * z * z));
        return z > 0 ? 1 - half : half;
    }

    /** φ(z) = e<sup>−z²/2</sup> / √(2π). */
    static float density(float z) {
        return (float) DENSITY * Approximation.exp(-0.5f * z * z);
    }

    /** φ(z) = e<sup>−z²/2</sup> / √(2π). */
    static double density(double z) {
        return DENSITY * Math.exp(-0.5 * z * z);
    }

    /**
     * 1 − erf(x) for x ≥ 0: the series of erf below 2, from there on the continued fraction of erfc. Both are exact to rounding where
     * they are used.
     *
     * <p>Source: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 7.1.6 and 7.1.14.
     *
     * @param e e^(−x²), which the caller knows better
     */
    private static double erfc(double x, double e) {
        if (x < 2) {
            // erf(x) = 2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1) / (1·3·…·(2n+1)); all terms are positive
            double term = x;
            double sum = x;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 1.12837916709551257390 * e * sum;
        }
        if (!(x < 40)) {
            return x >= 40 ? 0 : x; // NaN stays NaN
        }
        // erfc(x) = e^(−x²)/√π / (x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the end
        double fraction = x;
        for (int n = 60; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return 0.56418958354775628695 * e / fraction;
    }
}
