package io.neurapt.network;

import io.neurapt.Loss;
import io.neurapt.TrainingOptions;
import io.neurapt.data.FloatSource;
import org.jblas.FloatMatrix;

/** Refuses bad input with one message that names what was wrong, where, and what was expected. */
final class FloatChecks {
    /** How far the labels of a sample may be from summing to one under categorical cross-entropy. */
    private static final double SUM_TOLERANCE = 1e-3;

    private FloatChecks() {}

    /** A feature matrix with at least one sample, every value finite. */
    static void features(NetworkInfo info, FloatMatrix x) {
        if (x.rows != info.inputs()) {
            throw new IllegalArgumentException(info.name() + " takes " + info.inputs()
                    + " features per sample (rows of x; samples are columns), but x is " + x.rows + " × " + x.columns
                    + (x.columns == info.inputs() ? "; pass x.transpose()" : ""));
        }
        if (x.columns == 0) {
            throw new IllegalArgumentException("x has no samples (columns)");
        }
        finite("x", x.data, x.rows);
    }

    /** Labels that fit x, the network's output and its loss. */
    static void labels(NetworkInfo info, FloatMatrix x, FloatMatrix y) {
        if (y.rows != info.outputs()) {
            throw new IllegalArgumentException(info.name() + " has " + info.outputs()
                    + " outputs, so labels must have as many rows (samples are columns), but y is " + y.rows + " × "
                    + y.columns + (y.columns == info.outputs() ? "; pass y.transpose()" : ""));
        }
        if (y.columns != x.columns) {
            throw new IllegalArgumentException(
                    "x has " + x.columns + " samples (columns), but y has " + y.columns + "; they must be equal");
        }
        finite("y", y.data, y.rows);
        if (info.loss() == Loss.MEAN_SQUARED_ERROR) {
            return;
        }
        for (int i = 0; i < y.data.length; i++) {
            if (y.data[i] < 0 || y.data[i] > 1) {
                throw new IllegalArgumentException("labels of " + info.loss() + " must lie in [0, 1], but y is "
                        + y.data[i] + " at row " + i % y.rows + ", column " + i / y.rows);
            }
        }
        if (info.loss() == Loss.CATEGORICAL_CROSS_ENTROPY) {
            sumToOne(y);
        }
    }

    /** A source with samples of the right width, and options that go with one. */
    static void source(NetworkInfo info, FloatSource source, TrainingOptions options) {
        if (source.features() != info.inputs()) {
            throw new IllegalArgumentException(
                    info.name() + " takes " + info.inputs() + " features per sample, but the source has " + source.features());
        }
        if (source.samples() == 0) {
            throw new IllegalArgumentException("the source has no samples");
        }
        if (options.batchSize() == 0) {
            throw new IllegalArgumentException("training from a source needs a batchSize of at least 1: it holds one mini-batch "
                    + "in memory at a time; 32 to 512 are usual");
        }
        if (options.sampleOrder() != null) {
            throw new IllegalArgumentException("a source has an order of its own; sampleOrder goes with matrices only");
        }
    }

    private static void sumToOne(FloatMatrix y) {
        for (int s = 0; s < y.columns; s++) {
            double sum = 0;
            for (int i = 0; i < y.rows; i++) {
                sum += y.data[s * y.rows + i];
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new IllegalArgumentException("labels of " + Loss.CATEGORICAL_CROSS_ENTROPY
                        + " must be one-hot or probabilities that sum to 1, but column " + s + " of y sums to " + sum);
            }
        }
    }

    /** Every value finite; {@code rows} locates the first that is not. */
    static void finite(String name, float[] values, int rows) {
        if (isFinite(values)) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite, but is " + values[i] + " at row " + i % rows
                        + ", column " + i / rows);
            }
        }
    }

    /** One sample: as many finite values as the network has inputs. */
    static void sample(NetworkInfo info, float[] x) {
        if (x.length != info.inputs()) {
            throw new IllegalArgumentException(
                    info.name() + " takes " + info.inputs() + " features, but the sample has " + x.length);
        }
        if (!isFinite(x)) {
            for (int j = 0; j < x.length; j++) {
                if (!Float.isFinite(x[j])) {
                    String name = info.featureNames().isEmpty() ? "" : " ('" + info.featureNames().get(j) + "')";
                    throw new IllegalArgumentException("feature " + j + name + " must be finite, but is " + x[j]);
                }
            }
        }
    }

    /** v − v is 0 for finite values and NaN otherwise; four sums hide the latency of an addition. */
    private static boolean isFinite(float[] x) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            s0 += x[i] - x[i];
            s1 += x[i + 1] - x[i + 1];
            s2 += x[i + 2] - x[i + 2];
            s3 += x[i + 3] - x[i + 3];
        }
        for (; i < x.length; i++) {
            s0 += x[i] - x[i];
        }
        return s0 + s1 + s2 + s3 == 0;
    }

    /** Rows of equal length, one per sample, as a matrix with one column per sample. */
    static FloatMatrix columns(String name, float[][] rows, int width) {
        FloatMatrix matrix = new FloatMatrix(width, rows.length);
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length != width) {
                throw new IllegalArgumentException(
                        name + "[" + s + "] has " + rows[s].length + " values, but every row needs " + width);
            }
            System.arraycopy(rows[s], 0, matrix.data, s * width, width);
        }
        return matrix;
    }

    /** The inverse of {@link #columns}. */
    static float[][] rows(FloatMatrix matrix) {
        float[][] rows = new float[matrix.columns][matrix.rows];
        for (int s = 0; s < matrix.columns; s++) {
            System.arraycopy(matrix.data, s * matrix.rows, rows[s], 0, matrix.rows);
        }
        return rows;
    }
}
