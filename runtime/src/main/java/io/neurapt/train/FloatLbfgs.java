package io.neurapt.train;

import io.neurapt.Optimizer;

/** See {@link io.neurapt.Optimizer.Lbfgs}: one iteration after the other, on arrays that it shares with its objective. */
public final class FloatLbfgs {
    /** A pair of changes is used if s·y is more than this share of ‖y‖²; less comes from rounding or negative curvature. */
    private static final double LEAST_CURVATURE = 1e-10;

    private final int history;
    private final double tolerance;
    private final float[] p;
    private final float[] g;
    private final FloatLineSearch search;
    private final float[] direction;
    private final float[][] s;
    private final float[][] y;
    private final double[] alphas;
    private int pairs;
    private int newest;
    private boolean stuck;

    /**
     * Starts without a history.
     *
     * @param settings of the method
     * @param p the parameters, which every iteration changes
     * @param g their gradient, which {@code objective} writes
     * @param objective the cost at p, and its gradient into g
     */
    public FloatLbfgs(Optimizer.Lbfgs settings, float[] p, float[] g, FloatLineSearch.Objective objective) {
        history = settings.history();
        tolerance = settings.tolerance();
        this.p = p;
        this.g = g;
        search = new FloatLineSearch(p, g, objective);
        direction = new float[p.length];
        s = new float[history][p.length];
        y = new float[history][p.length];
        alphas = new double[history];
    }

    /** Whether no derivative is above the tolerance, or no step leads further down in this precision. */
    public boolean isConverged() {
        if (stuck) {
            return true;
        }
        for (float derivative : g) {
            if (!(Math.abs(derivative) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /**
     * One iteration. p, g and the result belong to the new point; where there is no better one, nothing changes.
     *
     * @param cost at p, where g is the gradient
     * @return the cost reached
     */
    public double step(double cost) {
        if (isConverged()) {
            return cost;
        }
        descend();
        double reached = search.run(direction, cost, pairs == 0 ? firstStep() : 1);
        if (!search.succeeded() && pairs > 0) {
            pairs = 0; // the history may mislead: once more, straight down
            descend();
            reached = search.run(direction, cost, firstStep());
        }
        if (!search.succeeded()) {
            stuck = true;
            return cost;
        }
        remember();
        return reached;
    }

    /** A move of length 1 at most, as nothing is known of the curvature. */
    private double firstStep() {
        return Math.min(1, 1 / Math.sqrt(dot(g, g)));
    }

    /** direction ← −H·g by the two-loop recursion. */
    private void descend() {
        System.arraycopy(g, 0, direction, 0, g.length);
        for (int k = 0; k < pairs; k++) {
            int i = index(k);
            alphas[i] = dot(s[i], direction) / dot(s[i], y[i]);
            add(-alphas[i], y[i], direction);
        }
        double scale = pairs == 0 ? 1 : dot(s[newest], y[newest]) / dot(y[newest], y[newest]);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (-scale * direction[i]);
        }
        for (int k = pairs - 1; k >= 0; k--) {
            int i = index(k);
            double beta = dot(y[i], direction) / dot(s[i], y[i]);
            add(-alphas[i] - beta, s[i], direction);
        }
    }

    /** Where the k-th newest pair is. */
    private int index(int k) {
        return (newest - k + history) % history;
    }

    /** The changes of p and g since the start of the line search. */
    private void remember() {
        int next = pairs == 0 ? 0 : (newest + 1) % history;
        search.change(s[next], y[next]);
        if (dot(s[next], y[next]) > LEAST_CURVATURE * dot(y[next], y[next])) {
            newest = next;
            pairs = Math.min(pairs + 1, history);
        } else if (pairs == history) {
            pairs--; // its oldest pair has been overwritten
        }
    }

    static double dot(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static void add(double factor, float[] a, float[] sum) {
        for (int i = 0; i < a.length; i++) {
            sum[i] += (float) (factor * a[i]);
        }
    }

    /** What it remembers between iterations, newest pair first: s, y, s, y, …; copies of references, not of values. */
    public float[][] state() {
        float[][] state = new float[2 * pairs][];
        for (int k = 0; k < pairs; k++) {
            state[2 * k] = s[index(k)];
            state[2 * k + 1] = y[index(k)];
        }
        return state;
    }

    /** Takes over what {@link #state} gave. */
    public void restore(float[][] state) {
        pairs = state.length / 2;
        newest = Math.max(pairs - 1, 0);
        stuck = false;
        for (int k = 0; k < pairs; k++) {
            System.arraycopy(state[2 * k], 0, s[index(k)], 0, p.length);
            System.arraycopy(state[2 * k + 1], 0, y[index(k)], 0, p.length);
        }
    }
}
