package io.neurapt.kernel;

/**
 * The losses of {@link io.neurapt.Loss}. Each method takes the output of the last layer in {@code z} (logits where the
 * loss is a cross-entropy, activations for the squared error), returns the <b>sum</b> of the losses, and writes the
 * derivative of that sum to {@code dz}. Labels start at {@code yOffset}.
 */
public final class FloatLosses {
    private FloatLosses() {}

    /** Σ softplus(z) − y·z, which is the binary cross-entropy of σ(z); dz = σ(z) − y. */
    public static double sigmoidCrossEntropy(float[] z, float[] y, int yOffset, float[] dz, int n) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            double label = y[yOffset + i];
            double logit = z[i];
            double e = Math.exp(-Math.abs(logit));
            cost += Math.max(logit, 0) + Math.log1p(e) - label * logit;
            dz[i] = (float) ((logit >= 0 ? 1 : e) / (1 + e) - label);
        }
        return cost;
    }

    /**
     * Σ over m columns of Σ<sub>i</sub> y<sub>i</sub>·(ln Σ<sub>k</sub> e<sup>z<sub>k</sub></sup> − z<sub>i</sub>), which
     * is the cross-entropy of softmax(z) for labels that sum to one; dz = softmax(z) − y.
     */
    public static double softmaxCrossEntropy(float[] z, int units, float[] y, int yOffset, float[] dz, int m) {
        double cost = 0;
        for (int s = 0; s < m; s++) {
            int o = s * units;
            cost += softmaxCrossEntropy(z, o, units, y, yOffset + o, dz);
        }
        return cost;
    }

    private static double softmaxCrossEntropy(float[] z, int o, int units, float[] y, int yo, float[] dz) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < units; i++) {
            max = Math.max(max, z[o + i]);
        }
        double sum = 0;
        double chosen = 0; // Σ y·(z − max); the labels sum to one
        for (int i = 0; i < units; i++) {
            double shifted = (double) z[o + i] - max;
            double label = y[yo + i];
            chosen += label == 0 ? 0 : label * shifted;
            double e = Math.exp(shifted);
            dz[o + i] = (float) e;
            sum += e;
        }
        for (int i = 0; i < units; i++) {
            dz[o + i] = (float) (dz[o + i] / sum) - y[yo + i];
        }
        return Math.log(sum) - chosen;
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
