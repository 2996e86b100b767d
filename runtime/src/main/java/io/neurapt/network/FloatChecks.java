package io.neurapt.network;

import io.neurapt.Loss;
import io.neurapt.TrainingOptions;
import io.neurapt.data.FloatSource;
import io.neurapt.kernel.FloatFinite;
import io.neurapt.metrics.Evaluation;
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
        if (y.rows != info.labelRows()) {
            String expected = info.labelRows() == info.outputs()
                    ? " has " + info.outputs() + " outputs, so labels must have as many rows (samples are columns)"
                    : " takes numbers of classes under " + info.loss() + ", so labels must have 1 row (samples are columns)";
            throw new IllegalArgumentException(info.name() + expected + ", but y is " + y.rows + " × " + y.columns
                    + (y.columns == info.labelRows() ? "; pass y.transpose()" : ""));
        }
        if (y.columns != x.columns) {
            throw new IllegalArgumentException(
                    "x has " + x.columns + " samples (columns), but y has " + y.columns + "; they must be equal");
        }
        finite("y", y.data, y.rows);
        for (int i = 0; i < y.data.length; i++) {
            String range = misfit(info, y.data[i]);
            if (range != null) {
                throw new IllegalArgumentException("labels of " + info.loss() + " must " + range + ", but y is "
                        + y.data[i] + " at row " + i % y.rows + ", column " + i / y.rows);
            }
        }
        if (info.loss() == Loss.CATEGORICAL_CROSS_ENTROPY) {
            sumToOne(y);
        }
    }

    /** Where a label must lie if it does not, else null. */
    private static String misfit(NetworkInfo info, float label) {
        return switch (info.loss()) {
            case BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY -> label >= 0 && label <= 1 ? null : "lie in [0, 1]";
            case SPARSE_CATEGORICAL_CROSS_ENTROPY -> label >= 0 && label < info.outputs() && label == (int) label
                    ? null
                    : "be whole numbers from 0 to " + (info.outputs() - 1);
            case HINGE -> label == 1 || label == -1 ? null : "be -1 or 1";
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> null;
            case AUTO -> throw new AssertionError("no network has it");
        };
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
        source(options);
    }

    /** Options that need all samples at once. */
    static void source(TrainingOptions options) {
        boolean smoothed = options.labelSmoothing() > 0;
        if (options.validationSplit() > 0 || options.sampleWeights() != null || options.classWeights() != null || smoothed) {
            throw new IllegalArgumentException("validationSplit, sampleWeights, classWeights and labelSmoothing need all samples at "
                    + "once; they go with matrices, or with a data set in memory, not with a source");
        }
        if (!options.metrics().isEmpty()) {
            throw new IllegalArgumentException("metrics are of a validation set, or of all training samples, which a source does not "
                    + "hold; evaluate the network afterwards");
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

    /** A label matrix from classes: their numbers where the loss takes those, else one-hot. */
    static FloatMatrix labels(NetworkInfo info, int[] classes) {
        int most = Math.max(2, info.outputs());
        if (info.task() != Evaluation.Task.CLASSES && info.task() != Evaluation.Task.BINARY) {
            throw new IllegalArgumentException("labels of " + info.name() + " are no classes; pass a matrix");
        }
        FloatMatrix y = new FloatMatrix(info.labelRows(), classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s] < 0 || classes[s] >= most) {
                throw new IllegalArgumentException("classes of " + info.name() + " are 0 to " + (most - 1)
                        + ", but sample " + s + " has " + classes[s]);
            }
            if (y.rows > 1) {
                y.data[s * y.rows + classes[s]] = 1;
            } else {
                y.data[s] = info.loss() == Loss.HINGE ? 2 * classes[s] - 1 : classes[s];
            }
        }
        return y;
    }

    /** Every value finite; {@code rows} locates the first that is not. */
    static void finite(String name, float[] values, int rows) {
        if (FloatFinite.all(values)) {
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
        if (!FloatFinite.all(x)) {
            for (int j = 0; j < x.length; j++) {
                if (!Float.isFinite(x[j])) {
                    String name = info.featureNames().isEmpty() ? "" : " ('" + info.featureNames().get(j) + "')";
                    throw new IllegalArgumentException("feature " + j + name + " must be finite, but is " + x[j]);
                }
            }
        }
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
