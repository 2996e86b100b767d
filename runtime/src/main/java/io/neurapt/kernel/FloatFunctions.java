package io.neurapt.kernel;

/**
 * The activations beyond those of {@link FloatActivations}: of one value, of whole arrays, and their derivatives. A derivative
 * method turns dA into dZ = dA ∘ g′; it takes the activations a = g(z) where g′ follows from them, and the arguments z where it does
 * not. The error functions behind them are those of {@link Approximation}.
 */
public final class FloatFunctions {
    /** λ of {@link io.neurapt.Activation#SELU}. */
    public static final double SELU_SCALE = 1.0507009873554804934193349852946;
    /** α of {@link io.neurapt.Activation#SELU}. */
    public static final double SELU_ALPHA = 1.6732632423543772848170429916717;
    private static final double GELU_ROOT = 0.79788456080286535588; // √(2/π)
    private static final double GELU_CUBE = 0.044715;
    /** From here on tanh(softplus(z)) is 1 in double precision. */
    private static final float MISH_MOST = 20f;

    private FloatFunctions() {}

    /** e<sup>z</sup> − 1, accurate near 0 as well: tanh(z/2)·(e<sup>z</sup> + 1). */
    private static float expm1(float z) {
        return FloatMath.tanh(0.5f * z) * (FloatMath.exp(z) + 1);
    }

    /** See {@link io.neurapt.Activation#ELU}; α = 1. */
    public static float elu(float z) {
        return elu(z, 1f);
    }

    /** See {@link io.neurapt.Activation#ELU}. */
    public static float elu(float z, float alpha) {
        return z > 0 ? z : alpha * expm1(z);
    }

    /** a ← elu(a) with α = 1 for the first n values. */
    public static void elu(float[] a, int n) {
        elu(a, n, 1f);
    }

    /** a ← elu(a) for the first n values. */
    public static void elu(float[] a, int n, float alpha) {
        for (int i = 0; i < n; i++) {
            a[i] = elu(a[i], alpha);
        }
    }

    /** dz ← dz where a &gt; 0, else dz·(a + 1), for the first n values. */
    public static void eluGradient(float[] a, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] *= Math.min(a[i], 0f) + 1;
        }
    }

    /** dz ← dz where a &gt; 0, else dz·(a + α), for the first n values. */
    public static void eluGradient(float[] a, float[] dz, int n, float alpha) {
        for (int i = 0; i < n; i++) {
            dz[i] *= a[i] > 0 ? 1f : a[i] + alpha;
        }
    }

    /** See {@link io.neurapt.Activation#SELU}. */
    public static float selu(float z) {
        return z > 0 ? (float) SELU_SCALE * z : (float) (SELU_SCALE * SELU_ALPHA) * expm1(z);
    }

    /** a ← selu(a) for the first n values. */
    public static void selu(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = selu(a[i]);
        }
    }

    /** dz ← λ·dz where a &gt; 0, else dz·(a + λ·α), for the first n values. */
    public static void seluGradient(float[] a, float[] dz, int n) {
        float scale = (float) SELU_SCALE;
        float floor = (float) (SELU_SCALE * SELU_ALPHA);
        for (int i = 0; i < n; i++) {
            dz[i] *= a[i] > 0 ? scale : a[i] + floor;
        }
    }

    /** See {@link io.neurapt.Activation#SOFTPLUS}. */
    public static float softplus(float z) {
        return (float) (Math.max(z, 0f) + Math.log1p(FloatMath.exp(-Math.abs(z))));
    }

    /** a ← softplus(a) for the first n values. */
    public static void softplus(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = softplus(a[i]);
        }
    }

    /** dz ← dz·(1 − e<sup>−a</sup>), for the first n values. */
    public static void softplusGradient(float[] a, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] *= -expm1(-a[i]);
        }
    }

    /** See {@link io.neurapt.Activation#HARD_SIGMOID}. */
    public static float hardSigmoid(float z) {
        return Math.max(0f, Math.min(z + 3, 6f)) / 6;
    }

    /** a ← hardSigmoid(a) for the first n values. */
    public static void hardSigmoid(float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = hardSigmoid(a[i]);
        }
    }

    /** dz ← dz/6 where 0 &lt; a &lt; 1, else 0, for the first n values. */
    public static void hardSigmoidGradient(float[] a, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] = a[i] > 0 && a[i] < 1 ? dz[i] / 6 : 0;
        }
    }

    /** See {@link io.neurapt.Activation#GELU}. */
    public static float gelu(float z) {
        return z * Gauss.distribution(z);
    }

    /** a ← gelu(z) for the first n values; both may be the same array. */
    public static void gelu(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = gelu(z[i]);
        }
    }

    /** dz ← dz·(Φ(z) + z·φ(z)), for the first n values. */
    public static void geluGradient(float[] z, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] *= Gauss.distribution(z[i]) + z[i] * Gauss.density(z[i]);
        }
    }

    /** ½·(1 + tanh(u)) = σ(2u) with u = √(2/π)·(z + 0.044715·z³): this form keeps all digits where it is small. */
    private static float geluGate(float z) {
        return FloatMath.sigmoid((float) (2 * GELU_ROOT) * (z + (float) GELU_CUBE * z * z * z));
    }

    /** See {@link io.neurapt.Activation#GELU_TANH}. */
    public static float geluTanh(float z) {
        return z * geluGate(z);
    }

    /** a ← geluTanh(z) for the first n values; both may be the same array. */
    public static void geluTanh(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = geluTanh(z[i]);
        }
    }

    /** dz ← dz·(s + z·s·(1 − s)·2·√(2/π)·(1 + 3·0.044715·z²)) with s = ½·(1 + tanh(u)), for the first n values. */
    public static void geluTanhGradient(float[] z, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            float s = geluGate(z[i]);
            float inner = (float) (2 * GELU_ROOT) * (1 + (float) (3 * GELU_CUBE) * z[i] * z[i]);
            dz[i] *= s + z[i] * s * (1 - s) * inner;
        }
    }

    /** See {@link io.neurapt.Activation#SILU}. */
    public static float silu(float z) {
        return z * FloatMath.sigmoid(z);
    }

    /** a ← silu(z) for the first n values; both may be the same array. */
    public static void silu(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = silu(z[i]);
        }
    }

    /** dz ← dz·σ(z)·(1 + z·(1 − σ(z))), for the first n values. */
    public static void siluGradient(float[] z, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            float s = FloatMath.sigmoid(z[i]);
            dz[i] *= s * (1 + z[i] * (1 - s));
        }
    }

    /** tanh(softplus(z)) = w / (w + 2) with w = e<sup>z</sup>·(e<sup>z</sup> + 2). */
    private static float mishTanh(float z) {
        float e = FloatMath.exp(Math.min(z, MISH_MOST));
        float w = e * (e + 2);
        return w / (w + 2);
    }

    /** See {@link io.neurapt.Activation#MISH}. */
    public static float mish(float z) {
        return z * mishTanh(z);
    }

    /** a ← mish(z) for the first n values; both may be the same array. */
    public static void mish(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = mish(z[i]);
        }
    }

    /** dz ← dz·(t + z·(1 − t²)·σ(z)) with t = tanh(softplus(z)), for the first n values. */
    public static void mishGradient(float[] z, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            float t = mishTanh(z[i]);
            dz[i] *= t + z[i] * (1 - t * t) * FloatMath.sigmoid(z[i]);
        }
    }
}
