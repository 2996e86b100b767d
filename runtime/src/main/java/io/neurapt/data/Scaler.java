package io.neurapt.data;

import io.neurapt.Scaling;
import java.util.Arrays;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;

/**
 * Brings features to a common scale: x′ = (x − shift)·factor, each feature with its own two numbers, computed in double. A
 * constant feature has no scale: its factor is 1, so that it becomes 0 on the data the scaler was fitted on. Immutable.
 */
public final class Scaler {
    private final Scaling type;
    private final double[] shift;
    private final double[] factor;

    /**
     * A scaler with given numbers, as a file holds them.
     *
     * @param type what the numbers were made by, not {@link Scaling#NONE}
     * @param shift one finite number per feature
     * @param factor one finite number other than 0 per feature
     * @throws IllegalArgumentException if there is anything else
     */
    public Scaler(Scaling type, double[] shift, double[] factor) {
        this.type = type;
        this.shift = shift.clone();
        this.factor = factor.clone();
        if (type == Scaling.NONE || shift.length != factor.length || shift.length == 0) {
            throw new IllegalArgumentException("a scaler has one shift and one factor per feature, but here are "
                    + shift.length + " and " + factor.length + " of type " + type);
        }
        for (int i = 0; i < shift.length; i++) {
            if (!Double.isFinite(shift[i]) || !Double.isFinite(factor[i]) || factor[i] == 0) {
                throw new IllegalArgumentException(
                        "feature " + i + " has shift " + shift[i] + " and factor " + factor[i] + "; they must be finite");
            }
        }
    }

    /**
     * Fits a scaler. Give it the training data only: what is to be tested stands for what is not known yet.
     *
     * @param type which one
     * @param x features × samples
     */
    public static Scaler fit(Scaling type, FloatMatrix x) {
        Fitter fitter = new Fitter(type, x.rows);
        fitter.add(x.data, x.columns);
        return fitter.scaler();
    }

    /** As {@link #fit(Scaling, FloatMatrix)}. */
    public static Scaler fit(Scaling type, DoubleMatrix x) {
        Fitter fitter = new Fitter(type, x.rows);
        fitter.add(x.data, x.columns);
        return fitter.scaler();
    }

    /** What the numbers were made by. */
    public Scaling type() {
        return type;
    }

    /** Number of features. */
    public int features() {
        return shift.length;
    }

    /** What is subtracted, per feature: the mean, or the minimum. */
    public double[] shift() {
        return shift.clone();
    }

    /** What is multiplied with, per feature: 1 / deviation, or 1 / (maximum − minimum); 1 for a constant feature. */
    public double[] factor() {
        return factor.clone();
    }

    /**
     * Scales samples that lie one behind the other.
     *
     * @param from holds the first feature of the first sample at {@code offset}
     * @param to receives them from its beginning on
     * @param samples how many
     */
    public void apply(float[] from, int offset, float[] to, int samples) {
        int n = shift.length;
        for (int s = 0; s < samples; s++) {
            int o = s * n;
            for (int i = 0; i < n; i++) {
                to[o + i] = (float) ((from[offset + o + i] - shift[i]) * factor[i]);
            }
        }
    }

    /** As {@link #apply(float[], int, float[], int)}. */
    public void apply(double[] from, int offset, double[] to, int samples) {
        int n = shift.length;
        for (int s = 0; s < samples; s++) {
            int o = s * n;
            for (int i = 0; i < n; i++) {
                to[o + i] = (from[offset + o + i] - shift[i]) * factor[i];
            }
        }
    }

    /** A scaled copy of a matrix, features × samples. */
    public FloatMatrix apply(FloatMatrix x) {
        FloatMatrix scaled = new FloatMatrix(x.rows, x.columns);
        apply(x.data, 0, scaled.data, x.columns);
        return scaled;
    }

    /** A scaled copy of a matrix, features × samples. */
    public DoubleMatrix apply(DoubleMatrix x) {
        DoubleMatrix scaled = new DoubleMatrix(x.rows, x.columns);
        apply(x.data, 0, scaled.data, x.columns);
        return scaled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler s
                && type == s.type
                && Arrays.equals(shift, s.shift)
                && Arrays.equals(factor, s.factor);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shift) * 31 + Arrays.hashCode(factor);
    }

    @Override
    public String toString() {
        return type + " over " + shift.length + " features";
    }

    /**
     * Sees samples one after the other, once each.
     *
     * <p>Source of the updates of mean and squares: B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and
     * Products", 1962. The deviation is that of the population (divided by the number of samples).
     */
    public static final class Fitter {
        private final Scaling type;
        private final double[] mean;
        private final double[] squares;
        private final double[] min;
        private final double[] max;
        private long count;

        /**
         * Has seen nothing yet.
         *
         * @param type which scaler to fit, not {@link Scaling#NONE}
         * @param features of a sample
         */
        public Fitter(Scaling type, int features) {
            this.type = type;
            mean = new double[features];
            squares = new double[features];
            min = new double[features];
            max = new double[features];
            Arrays.fill(min, Double.POSITIVE_INFINITY);
            Arrays.fill(max, Double.NEGATIVE_INFINITY);
        }

        /** Takes the first samples of an array in which they lie one behind the other. */
        public void add(float[] x, int samples) {
            for (int s = 0; s < samples; s++) {
                count++;
                for (int i = 0; i < mean.length; i++) {
                    add(i, x[s * mean.length + i]);
                }
            }
        }

        /** As {@link #add(float[], int)}. */
        public void add(double[] x, int samples) {
            for (int s = 0; s < samples; s++) {
                count++;
                for (int i = 0; i < mean.length; i++) {
                    add(i, x[s * mean.length + i]);
                }
            }
        }

        private void add(int feature, double value) {
            double before = value - mean[feature];
            mean[feature] += before / count;
            squares[feature] += before * (value - mean[feature]);
            min[feature] = Math.min(min[feature], value);
            max[feature] = Math.max(max[feature], value);
        }

        /**
         * The scaler of what was seen.
         *
         * @throws IllegalStateException if there was no sample
         */
        public Scaler scaler() {
            if (count == 0) {
                throw new IllegalStateException("a scaler needs at least one sample");
            }
            double[] factor = new double[mean.length];
            for (int i = 0; i < factor.length; i++) {
                double width = type == Scaling.STANDARD ? Math.sqrt(squares[i] / count) : max[i] - min[i];
                // Rounding can leave a little of a constant feature's deviation; the extremes tell exactly.
                boolean usable = max[i] > min[i] && Double.isFinite(1 / width);
                factor[i] = usable ? 1 / width : 1;
            }
            return new Scaler(type, type == Scaling.STANDARD ? mean : min, factor);
        }
    }
}
