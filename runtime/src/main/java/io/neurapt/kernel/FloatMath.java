package io.neurapt.kernel;

/** The activation functions of one value; how exact they are is said in {@link Approximation}. */
public final class FloatMath {
    private FloatMath() {}

    /** 1 / (1 + e<sup>−z</sup>). */
    public static float sigmoid(float z) {
        return 1 / (1 + Approximation.exp(-z));
    }

    /** tanh(z). */
    public static float tanh(float z) {
        return Approximation.tanh(z);
    }

    /** e<sup>z</sup>. */
    public static float exp(float z) {
        return Approximation.exp(z);
    }

    /** max(z, 0). */
    public static float relu(float z) {
        return Math.max(z, 0f);
    }

    /** z for z &gt; 0, else slope·z. */
    public static float leakyRelu(float z, float slope) {
        return z > 0 ? z : slope * z;
    }
}
