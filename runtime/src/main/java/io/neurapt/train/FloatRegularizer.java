package io.neurapt.train;

/**
 * What keeps weights small: penalties that belong to the cost, and decay that does not. It acts on ranges of the flat array, which
 * are the weight matrices, and the biases where the options include them.
 */
public final class FloatRegularizer {
    private final double l1;
    private final double l2;
    private final double decay;
    private final int[] starts;
    private final int[] ends;

    /**
     * Settings and ranges.
     *
     * @param l1 λ of λ·Σ|w|
     * @param l2 λ of ½·λ·Σw²
     * @param decay λ of w ← w − α·λ·w
     * @param starts where ranges begin, in ascending order
     * @param ends where they end, exclusive
     */
    public FloatRegularizer(double l1, double l2, double decay, int[] starts, int[] ends) {
        this.l1 = l1;
        this.l2 = l2;
        this.decay = decay;
        this.starts = starts.clone();
        this.ends = ends.clone();
    }

    /** Whether the cost contains a penalty. */
    public boolean penalises() {
        return l1 > 0 || l2 > 0;
    }

    /** Whether weights decay. */
    public boolean decays() {
        return decay > 0;
    }

    /** The penalty of the parameters {@code from} … {@code to} − 1. */
    public double penalty(float[] p, int from, int to) {
        double penalty = 0;
        for (int r = 0; r < starts.length; r++) {
            int first = Math.max(from, starts[r]);
            int last = Math.min(to, ends[r]);
            penalty += l1 > 0 ? l1 * absolutes(p, first, last) : 0;
            penalty += l2 > 0 ? l2 / 2 * squares(p, first, last) : 0;
        }
        return penalty;
    }

    /** Four sums, so that additions do not wait for each other. */
    private static double absolutes(float[] p, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += Math.abs(p[i]);
            s1 += Math.abs(p[i + 1]);
            s2 += Math.abs(p[i + 2]);
            s3 += Math.abs(p[i + 3]);
        }
        for (; i < to; i++) {
            s0 += Math.abs(p[i]);
        }
        return s0 + s1 + (s2 + s3);
    }

    /** Σ p² from one index to another, in double. */
    static double squares(float[] p, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += (double) p[i] * p[i];
            s1 += (double) p[i + 1] * p[i + 1];
            s2 += (double) p[i + 2] * p[i + 2];
            s3 += (double) p[i + 3] * p[i + 3];
        }
        for (; i < to; i++) {
            s0 += (double) p[i] * p[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** g ← g + l1·sign(p) + l2·p, for the parameters {@code from} … {@code to} − 1. */
    public void addGradient(float[] p, float[] g, int from, int to) {
        float absolute = (float) l1;
        float square = (float) l2;
        for (int r = 0; r < starts.length; r++) {
            int last = Math.min(to, ends[r]);
            for (int i = Math.max(from, starts[r]); i < last; i++) {
                g[i] += square * p[i] + absolute * Math.signum(p[i]);
            }
        }
    }

    /** p ← p − α·λ·p, for the parameters {@code from} … {@code to} − 1. */
    public void decay(float[] p, int from, int to, double learningRate) {
        float kept = (float) (1 - learningRate * decay);
        for (int r = 0; r < starts.length; r++) {
            int last = Math.min(to, ends[r]);
            for (int i = Math.max(from, starts[r]); i < last; i++) {
                p[i] *= kept;
            }
        }
    }
}
