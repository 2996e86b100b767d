package io.neurapt.kernel;

/**
 * The losses of {@link io.neurapt.Loss}. Each method takes the output of the last layer in {@code z} (logits where the
 * loss is a cross-entropy, activations for the squared error), returns the <b>sum</b> of the losses, and writes the
 * derivative of that sum to {@code dz}. Labels start at {@code yOffset}.
 */
public final class FloatLosses {
    /** Makes at least 1 of whatever counts as positive, if it is not so small that its exponential is 1 anyway. */
    private static final float HUGE = 1e38f;

    private FloatLosses() {}

    /** Σ softplus(z) − y·z, which is the binary cross-entropy of σ(z); dz = σ(z) − y. */
    public static double sigmoidCrossEntropy(float[] z, float[] y, int yOffset, float[] dz, int n) {
        for (int i = 0; i < n; i++) {
            dz[i] = -Math.abs(z[i]);
        }
        PlainArrays.exp(dz, n);
        double cost = PlainArrays.sumLog1p(dz, n) + sumLinear(z, y, yOffset, n); // softplus(z) = max(z, 0) + ln(1 + e^−|z|)
        for (int i = 0; i < n; i++) {
            float e = dz[i];
            // 1 for positive z, e^z for negative, without a branch
            float numerator = Math.max(e, Math.min(Math.max(z[i] * HUGE, 0f), 1f));
            dz[i] = numerator / (1 + e);
        }
        for (int i = 0; i < n; i++) {
            dz[i] -= y[yOffset + i];
        }
        return cost;
    }

    /** Σ max(z, 0) − y·z, in four sums whose additions overlap. */
    private static double sumLinear(float[] z, float[] y, int yOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += linear(z[i], y[yOffset + i]);
            s1 += linear(z[i + 1], y[yOffset + i + 1]);
            s2 += linear(z[i + 2], y[yOffset + i + 2]);
            s3 += linear(z[i + 3], y[yOffset + i + 3]);
        }
        for (; i < n; i++) {
            s0 += linear(z[i], y[yOffset + i]);
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double linear(float z, float label) {
        return (z > 0 ? z : 0.0) - (double) label * z;
    }

    /**
     * Σ over m columns of Σ<sub>i</sub> y<sub>i</sub>·(ln Σ<sub>k</sub> e<sup>z<sub>k</sub></sup> − z<sub>i</sub>), which
     * is the cross-entropy of softmax(z) for labels that sum to one; dz = softmax(z) − y.
     */
    public static double softmaxCrossEntropy(float[] z, int units, float[] y, int yOffset, float[] dz, int m) {
        // In three passes, so that the middle one, which takes the time, is one loop over everything.
        double cost = 0;
        for (int s = 0; s < m; s++) {
            cost -= shift(z, y, yOffset + s * units, dz, s * units, units);
        }
        FloatActivations.exp(dz, units * m);
        for (int s = 0; s < m; s++) {
            cost += normalise(y, yOffset + s * units, dz, s * units, units);
        }
        return cost;
    }

    /** dz ← z − max z, for one column; returns Σ y·(z − max z). */
    private static double shift(float[] z, float[] y, int yo, float[] dz, int o, int units) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < units; i++) {
            max = Math.max(max, z[o + i]);
        }
        double chosen = 0;
        for (int i = 0; i < units; i++) {
            float shifted = z[o + i] - max;
            dz[o + i] = shifted;
            chosen += y[yo + i] == 0 ? 0 : (double) y[yo + i] * shifted;
        }
        return chosen;
    }

    /** From e<sup>z − max z</sup> in dz to softmax(z) − y, for one column; returns ln Σ e<sup>z − max z</sup>. */
    private static double normalise(float[] y, int yo, float[] dz, int o, int units) {
        float sum = 0f;
        for (int i = 0; i < units; i++) {
            sum += dz[o + i];
        }
        float scale = 1 / sum;
        for (int i = 0; i < units; i++) {
            dz[o + i] = dz[o + i] * scale - y[yo + i];
        }
        return Math.log(sum);
    }

    /** ½·Σ (a − y)²; da = a − y. */
    public static double squaredError(float[] a, float[] y, int yOffset, float[] da, int n) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            double error = (double) a[i] - y[yOffset + i];
            cost += error * error;
            da[i] = (float) error;
        }
        return cost / 2;
    }
}
