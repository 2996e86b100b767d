package io.neurapt.network;

import org.jblas.FloatMatrix;

/**
 * Samples with their labels, one per column.
 *
 * @param x features, column by column
 * @param y labels, column by column
 * @param count number of samples
 */
record FloatSamples(float[] x, float[] y, int count) {
    static FloatSamples of(FloatMatrix x, FloatMatrix y) {
        return new FloatSamples(x.data, y.data, x.columns);
    }

    /** A copy of some of them. */
    FloatSamples choose(int[] indices) {
        return new FloatSamples(choose(x, indices), choose(y, indices), indices.length);
    }

    private float[] choose(float[] columns, int[] indices) {
        int rows = columns.length / count;
        float[] chosen = new float[rows * indices.length];
        for (int s = 0; s < indices.length; s++) {
            System.arraycopy(columns, indices[s] * rows, chosen, s * rows, rows);
        }
        return chosen;
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
