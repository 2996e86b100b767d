package io.neurapt.train;

/**
 * Finds a step along a direction that fulfils the strong Wolfe conditions, by bracketing and then cubic interpolation; near an
 * optimum, where costs differ by rounding only, by slopes alone.
 *
 * <p>Sources: J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, algorithms 3.5 and 3.6 and formula 3.59; for the
 * approximate condition W. Hager, H. Zhang, "A New Conjugate Gradient Method with Guaranteed Descent and an Efficient Line
 * Search", 2005.
 */
public final class FloatLineSearch {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int EVALUATIONS = 30;
    /** Costs closer than this, relatively, may differ by rounding. */
    private static final double NOISE = 16 * Math.ulp(1f);

    /** What is minimised. */
    public interface Objective {
        /** The cost at the parameters that the search has set, and the gradient there into the array of the search. */
        double evaluate();
    }

    private final float[] p;
    private final float[] g;
    private final Objective objective;
    private final float[] startP;
    private final float[] startG;
    private float[] direction;
    private double startCost;
    private double startSlope;
    private double cost;
    private double slope;
    private double worst;
    private boolean succeeded;
    // the end of the bracket with the lower cost, and the other one
    private double low;
    private double lowCost;
    private double lowSlope;
    private double high;
    private double highCost;
    private double highSlope;

    FloatLineSearch(float[] p, float[] g, Objective objective) {
        this.p = p;
        this.g = g;
        this.objective = objective;
        startP = new float[p.length];
        startG = new float[p.length];
    }

    /** Whether the last run found a better point. */
    boolean succeeded() {
        return succeeded;
    }

    /** s ← change of p, y ← change of g over the last run. */
    void change(float[] s, float[] y) {
        for (int i = 0; i < p.length; i++) {
            s[i] = p[i] - startP[i];
            y[i] = g[i] - startG[i];
        }
    }

    /**
     * Moves p, and with it g; without success they are as before.
     *
     * @param along the direction
     * @param from the cost at p
     * @param first the step to begin with
     * @return the cost reached
     */
    double run(float[] along, double from, double first) {
        direction = along;
        startCost = from;
        System.arraycopy(p, 0, startP, 0, p.length);
        System.arraycopy(g, 0, startG, 0, g.length);
        startSlope = FloatLbfgs.dot(g, along);
        worst = startCost + NOISE * Math.abs(startCost);
        succeeded = startSlope < 0 && (bracket(first) || narrow());
        if (!succeeded) {
            System.arraycopy(startP, 0, p, 0, p.length);
            System.arraycopy(startG, 0, g, 0, g.length);
            return from;
        }
        return cost;
    }

    private void move(double step) {
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) (startP[i] + step * direction[i]);
        }
        cost = objective.evaluate();
        slope = FloatLbfgs.dot(g, direction);
    }

    /** Whether the point reached by a step will do. */
    private boolean isGood(double step) {
        boolean wolfe = !isTooHigh(step) && Math.abs(slope) <= -CURVATURE * startSlope;
        boolean approximate = cost <= worst
                && slope <= (2 * SUFFICIENT_DECREASE - 1) * startSlope
                && slope >= CURVATURE * startSlope;
        return wolfe || approximate;
    }

    /** True as well where the cost is not finite. */
    private boolean isTooHigh(double step) {
        return !(cost <= startCost + SUFFICIENT_DECREASE * step * startSlope);
    }

    /** Grows the step until it is good, or until a good one must lie between two. */
    private boolean bracket(double first) {
        setLow(0, startCost, startSlope);
        double step = first;
        for (int i = 0; i < EVALUATIONS; i++) {
            move(step);
            if (isGood(step)) {
                return true;
            }
            if (isTooHigh(step) || i > 0 && cost >= lowCost) {
                setHigh(step, cost, slope);
                return false;
            }
            setHigh(low, lowCost, lowSlope);
            setLow(step, cost, slope);
            if (slope >= 0) {
                return false;
            }
            step *= 4;
        }
        return true; // the cost falls and falls
    }

    /** Shrinks the bracket until a step is good; at last the better end is taken if it is any better than the start. */
    private boolean narrow() {
        for (int i = 0; i < EVALUATIONS; i++) {
            double step = interpolated();
            move(step);
            if (isGood(step)) {
                return true;
            }
            if (isTooHigh(step) || cost >= lowCost) {
                setHigh(step, cost, slope);
            } else {
                if (slope * (high - low) >= 0) {
                    setHigh(low, lowCost, lowSlope);
                }
                setLow(step, cost, slope);
            }
        }
        if (lowCost < startCost) {
            move(low);
            return true;
        }
        return false;
    }

    /** Where the cubic through both ends is least, kept away from the ends; the middle where there is no such cubic. */
    private double interpolated() {
        double middle = (low + high) / 2;
        if (!Double.isFinite(highCost) || !Double.isFinite(highSlope)) {
            return middle;
        }
        double d1 = lowSlope + highSlope - 3 * (lowCost - highCost) / (low - high);
        double root = d1 * d1 - lowSlope * highSlope;
        double d2 = Math.signum(high - low) * Math.sqrt(root);
        double least = high - (high - low) * (highSlope + d2 - d1) / (highSlope - lowSlope + 2 * d2);
        double margin = 0.1 * Math.abs(high - low);
        double left = Math.min(low, high) + margin;
        double right = Math.max(low, high) - margin;
        return Double.isFinite(least) ? Math.max(left, Math.min(least, right)) : middle;
    }

    private void setLow(double step, double stepCost, double stepSlope) {
        low = step;
        lowCost = stepCost;
        lowSlope = stepSlope;
    }

    private void setHigh(double step, double stepCost, double stepSlope) {
        high = step;
        highCost = stepCost;
        highSlope = stepSlope;
    }
}
