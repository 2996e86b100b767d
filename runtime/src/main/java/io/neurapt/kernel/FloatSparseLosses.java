package io.neurapt.kernel;

/**
 * The categorical cross-entropy of labels that are numbers of classes. With smoothing ε a label stands for the probability 1 − ε + ε/n
 * of its class and ε/n of each other one.
 *
 * <p>Source of the smoothing: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016, section 7.
 */
public final class FloatSparseLosses {
    private FloatSparseLosses() {}

    /** As {@link FloatLosses#softmaxCrossEntropy}; y holds one label per sample from {@code yOffset} on. */
    public static double softmaxCrossEntropy(
            float[] z, int units, float[] y, int yOffset, float smoothing, float[] dz, int m) {
        double cost = 0;
        for (int s = 0; s < m; s++) {
            cost -= shift(z, s * units, units, (int) y[yOffset + s], smoothing, dz);
        }
        FloatActivations.exp(dz, units * m);
        float rest = smoothing / units;
        for (int s = 0; s < m; s++) {
            int o = s * units;
            float sum = 0f;
            for (int i = 0; i < units; i++) {
                sum += dz[o + i];
            }
            float scale = 1 / sum;
            for (int i = 0; i < units; i++) {
                dz[o + i] = dz[o + i] * scale - rest;
            }
            dz[o + (int) y[yOffset + s]] -= 1 - smoothing;
            cost += Math.log(sum);
        }
        return cost;
    }

    /** dz ← z − max z, for one column; returns its mean under the label's probabilities. */
    private static double shift(float[] z, int o, int units, int label, float smoothing, float[] dz) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < units; i++) {
            max = Math.max(max, z[o + i]);
        }
        double all = 0;
        for (int i = 0; i < units; i++) {
            dz[o + i] = z[o + i] - max;
            all += dz[o + i];
        }
        double own = (1 - smoothing) * (double) dz[o + label];
        return smoothing == 0 ? own : own + smoothing / units * all;
    }

    /** As {@link FloatLanes#softmaxCrossEntropy}; y has one row. */
    public static double softmaxCrossEntropy(float[][] z, float[][] y, float smoothing, float[][] dz, int m) {
        int units = z.length;
        double cost = 0;
        for (int s = 0; s < m; s++) {
            float max = Float.NEGATIVE_INFINITY;
            for (float[] row : z) {
                max = Math.max(max, row[s]);
            }
            double all = 0;
            for (int i = 0; i < units; i++) {
                dz[i][s] = z[i][s] - max;
                all += dz[i][s];
            }
            cost -= (1 - smoothing) * (double) dz[(int) y[0][s]][s];
            cost -= smoothing == 0 ? 0 : smoothing / units * all;
        }
        for (float[] row : dz) {
            FloatActivations.exp(row, m);
        }
        float rest = smoothing / units;
        for (int s = 0; s < m; s++) {
            float sum = 0f;
            for (float[] row : dz) {
                sum += row[s];
            }
            float scale = 1 / sum;
            for (float[] row : dz) {
                row[s] = row[s] * scale - rest;
            }
            dz[(int) y[0][s]][s] -= 1 - smoothing;
            cost += Math.log(sum);
        }
        return cost;
    }
}
