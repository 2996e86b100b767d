package io.neurapt.kernel;

/** The activation functions of one value, exact to the precision of {@link Math}. */
public final class FloatMath {
    private FloatMath() {}

    /** 1 / (1 + e<sup>−z</sup>). */
    public static float sigmoid(float z) {
        return (float) (1 / (1 + Math.exp(-z)));
    }

    /** tanh(z). */
    public static float tanh(float z) {
        return (float) Math.tanh(z);
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
