package io.neurapt.kernel;

/**
 * Losses of {@link io.neurapt.Loss} that are sums over single outputs, in the form of {@link FloatLosses}: each method takes the
 * activations, returns the sum of the losses, and writes its derivative to {@code da}.
 */
public final class FloatElementLosses {
    private FloatElementLosses() {}

    /** Σ |a − y|; da = sign(a − y). */
    public static double absoluteError(float[] a, float[] y, int yOffset, float[] da, int n) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            float error = a[i] - y[yOffset + i];
            cost += Math.abs(error);
            da[i] = Math.signum(error);
        }
        return cost;
    }

    /** Σ ½·e² where |e| ≤ 1, else |e| − ½, with e = a − y; da = e cut to [−1, 1]. */
    public static double huber(float[] a, float[] y, int yOffset, float[] da, int n) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            float error = a[i] - y[yOffset + i];
            float cut = Math.max(-1f, Math.min(error, 1f));
            cost += (double) cut * (error - 0.5f * cut); // ½·e² inside, |e| − ½ outside
            da[i] = cut;
        }
        return cost;
    }

    /** Σ max(0, 1 − y·a); da = −y where that is positive, else 0. */
    public static double hinge(float[] a, float[] y, int yOffset, float[] da, int n) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
            float label = y[yOffset + i];
            float gap = 1 - label * a[i];
            cost += Math.max(gap, 0f);
            // NaN must stay NaN, so that divergence is noticed
            da[i] = gap <= 0 ? 0 : -label * Math.signum(gap);
        }
        return cost;
    }
}
