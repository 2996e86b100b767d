package io.neurapt.network;

import io.neurapt.Scaling;
import io.neurapt.data.Scaler;
import org.jblas.FloatMatrix;

/**
 * Samples with their labels, one per column.
 *
 * @param x features, column by column
 * @param y labels, column by column
 * @param weights how much the loss of each counts, or null for 1
 * @param count number of samples
 */
record FloatSamples(float[] x, float[] y, float[] weights, int count) {
    static FloatSamples of(FloatMatrix x, FloatMatrix y) {
        return new FloatSamples(x.data, y.data, null, x.columns);
    }

    /** With scaled features. */
    FloatSamples scale(Scaler scaler) {
        FloatMatrix features = new FloatMatrix(x.length / count, count, x);
        return scaler == null ? this : new FloatSamples(scaler.apply(features).data, y, weights, count);
    }

    /** A scaler that is fitted to them. */
    Scaler fit(Scaling scaling) {
        return Scaler.fit(scaling, new FloatMatrix(x.length / count, count, x));
    }

    /** A copy of some of them. */
    FloatSamples choose(int[] indices) {
        return new FloatSamples(
                choose(x, indices), choose(y, indices), weights == null ? null : choose(weights, indices), indices.length);
    }

    private float[] choose(float[] columns, int[] indices) {
        int rows = columns.length / count;
        float[] chosen = new float[rows * indices.length];
        for (int s = 0; s < indices.length; s++) {
            System.arraycopy(columns, indices[s] * rows, chosen, s * rows, rows);
        }
        return chosen;
    }

    /** With labels y·(1 − ε) + ε/n. */
    FloatSamples smooth(double epsilon, int n) {
        float[] smooth = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            smooth[i] = (float) (y[i] * (1 - epsilon) + epsilon / n);
        }
        return new FloatSamples(x, smooth, weights, count);
    }

    /**
     * With weights.
     *
     * @param ofSamples one per sample, or null
     * @param ofClasses one per class, or null
     * @param classes of the samples, where {@code ofClasses} is not null
     */
    FloatSamples weight(double[] ofSamples, double[] ofClasses, int[] classes) {
        float[] all = new float[count];
        for (int s = 0; s < count; s++) {
            double weight = ofSamples == null ? 1 : ofSamples[s];
            all[s] = (float) (ofClasses == null ? weight : weight * ofClasses[classes[s]]);
        }
        return new FloatSamples(x, y, all, count);
    }

    /** The labels, one row of doubles per sample. */
    double[][] labels() {
        return rows(y, y.length / count);
    }

    /** Columns of so many numbers as rows of doubles. */
    static double[][] rows(float[] columns, int length) {
        double[][] rows = new double[columns.length / length][length];
        for (int s = 0; s < rows.length; s++) {
            for (int i = 0; i < length; i++) {
                rows[s][i] = columns[s * length + i];
            }
        }
        return rows;
    }
}
