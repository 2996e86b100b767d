package io.neurapt.train;

/** Keeps gradients from being too large: first each derivative, then the norm of all. */
public final class FloatClipping {
    private final double norm;
    private final double value;

    /**
     * Limits; infinite where there is none.
     *
     * @param norm largest Euclidean norm of the whole gradient
     * @param value largest size of one derivative
     */
    public FloatClipping(double norm, double value) {
        this.norm = norm;
        this.value = value;
    }

    /** Whether there is a limit at all. */
    public boolean isOn() {
        return limitsNorm() || value < Double.POSITIVE_INFINITY;
    }

    /** Whether the norm is limited, which takes the {@link #squares} of all parts before {@link #scale}. */
    public boolean limitsNorm() {
        return norm < Double.POSITIVE_INFINITY;
    }

    /** g ← max(−value, min(g, value)), from one index to another. */
    public void clip(float[] g, int from, int to) {
        if (value < Double.POSITIVE_INFINITY) {
            float most = (float) value;
            for (int i = from; i < to; i++) {
                g[i] = Math.max(-most, Math.min(g[i], most));
            }
        }
    }

    /** Σ g² from one index to another. */
    public double squares(float[] g, int from, int to) {
        return FloatRegularizer.squares(g, from, to);
    }

    /**
     * g ← g·norm / ‖g‖ where ‖g‖ is larger than the norm allowed.
     *
     * @param squares Σ g² over the whole gradient
     */
    public void scale(float[] g, int from, int to, double squares) {
        double actual = Math.sqrt(squares);
        if (actual > norm) {
            float factor = (float) (norm / actual);
            for (int i = from; i < to; i++) {
                g[i] *= factor;
            }
        }
    }
}
