package io.neurapt.kernel;

/**
 * Steps on matrices whose rows are arrays: {@code a[i][s]} is unit i of sample s. Samples lie side by side, so that loops
 * over them run in vector registers however few units a layer has.
 */
public final class FloatLanes {
    private FloatLanes() {}

    /**
     * Samples that are columns of x become columns of rows.
     *
     * @param x features × samples, column-major
     * @param order which samples, or null for the natural order
     * @param from the first, as an index into {@code order}
     * @param m how many
     * @param rows features × at least m
     */
    public static void transpose(float[] x, int[] order, int from, int m, float[][] rows) {
        int features = rows.length;
        for (int i = 0; i < features; i++) {
            float[] row = rows[i];
            for (int s = 0; s < m; s++) {
                row[s] = x[(order == null ? from + s : order[from + s]) * features + i];
            }
        }
    }

    /** As {@link FloatLosses#softmaxCrossEntropy}, for the first m samples of each row. */
    public static double softmaxCrossEntropy(float[][] z, float[][] y, float[][] dz, int m) {
        double cost = 0;
        for (int s = 0; s < m; s++) {
            float max = Float.NEGATIVE_INFINITY;
            for (float[] row : z) {
                max = Math.max(max, row[s]);
            }
            double sum = 0;
            double chosen = 0; // Σ y·(z − max); the labels sum to one
            for (int i = 0; i < z.length; i++) {
                double shifted = (double) z[i][s] - max;
                double label = y[i][s];
                chosen += label == 0 ? 0 : label * shifted;
                double e = Math.exp(shifted);
                dz[i][s] = (float) e;
                sum += e;
            }
            for (int i = 0; i < z.length; i++) {
                dz[i][s] = (float) (dz[i][s] / sum) - y[i][s];
            }
            cost += Math.log(sum) - chosen;
        }
        return cost;
    }
}
