package io.neurapt.kernel;

/**
 * Activations of whole arrays, in place, and their derivatives. The derivative methods take the activations a = g(z) and
 * turn dA into dZ = dA ∘ g′(z).
 */
public final class FloatActivations {
    private FloatActivations() {}

    /** a ← sigmoid(a) for the first n values. */
    public static void sigmoid(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = -a[i];
        }
        PlainArrays.exp(a, n);
        for (int i = 0; i < n; i++) {
            a[i] = 1 / (1 + a[i]);
        }
    }

    /** a ← tanh(a) for the first n values. */
    public static void tanh(float[] a, int n) {
        PlainArrays.tanh(a, n);
    }

    /** a ← e<sup>a</sup> for the first n values. */
    static void exp(float[] a, int n) {
        PlainArrays.exp(a, n);
    }

    /** a ← max(a, 0) for the first n values. */
    public static void relu(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(a[i], 0f);
        }
    }

    /** Negative values times slope, for the first n values. */
    public static void leakyRelu(float[] a, int n, float slope) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(a[i], 0f) + slope * Math.min(a[i], 0f);
        }
    }

    /** Softmax of the {@code units} values from {@code offset} on. The largest is subtracted first: no overflow. */
    public static void softmax(float[] a, int offset, int units) {
        float max = a[offset];
        for (int i = 1; i < units; i++) {
            if (a[offset + i] > max) { // faster than Math.max for a few single values; a NaN makes all NaN either way
                max = a[offset + i];
            }
        }
        double sum = 0;
        for (int i = 0; i < units; i++) {
            float e = FloatMath.exp(a[offset + i] - max);
            a[offset + i] = e;
            sum += e;
        }
        float scale = (float) (1 / sum);
        for (int i = 0; i < units; i++) {
            a[offset + i] *= scale;
        }
    }

    /** Softmax of each of m columns of {@code units} values. */
    public static void softmaxColumns(float[] a, int units, int m) {
        for (int s = 0; s < m; s++) {
            softmax(a, s * units, units);
        }
    }

    /**
     * Logarithms of the softmax of the {@code units} values from {@code offset} on: a ← a − max a − ln Σ e<sup>a − max a</sup>. The
     * largest term of the sum is 1 and is left to log1p, so that even logarithms close to 0 have all their digits.
     */
    public static void logSoftmax(float[] a, int offset, int units) {
        int best = offset;
        for (int i = offset + 1; i < offset + units; i++) {
            if (a[i] > a[best]) {
                best = i;
            }
        }
        float max = a[best];
        double others = 0f * max; // 0; NaN, and with it all, where the largest is infinite
        for (int i = offset; i < offset + units; i++) {
            a[i] -= max;
            others += i == best ? 0f : FloatMath.exp(a[i]);
        }
        double log = Math.log1p(others);
        for (int i = offset; i < offset + units; i++) {
            a[i] = (float) (a[i] - log);
        }
    }

    /** {@link #logSoftmax} of each of m columns of {@code units} values. */
    public static void logSoftmaxColumns(float[] a, int units, int m) {
        for (int s = 0; s < m; s++) {
            logSoftmax(a, s * units, units);
        }
    }

    /** dz ← dz ∘ a·(1 − a), for the first n values. */
    public static void sigmoidGradient(float[] a, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] *= a[i] * (1 - a[i]);
        }
    }

    /** dz ← dz ∘ (1 − a²), for the first n values. */
    public static void tanhGradient(float[] a, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] *= 1 - a[i] * a[i];
        }
    }

    /** dz ← dz where a &gt; 0, else 0, for the first n values. */
    public static void reluGradient(float[] a, float[] dz, int n) {
        leakyReluGradient(a, dz, n, 0f);
    }

    /** dz ← dz where a &gt; 0, else slope·dz, for the first n values; slope is not negative. */
    public static void leakyReluGradient(float[] a, float[] dz, int n, float slope) {
        float least = Math.min(slope, 1f);
        float most = Math.max(slope, 1f);
        float far = slope < 1 ? Float.MAX_VALUE : -Float.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            // Without a branch, so that it is vectorised: from slope at 0 it is far to the limits on both sides, for every a.
            dz[i] *= Math.min(Math.max(slope + a[i] * far * Float.MAX_VALUE, least), most);
        }
    }
}
