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

    /**
     * g += scale · dZ·Aᵀ: the gradient of a weight matrix.
     *
     * @param dz units × m
     * @param a inputs × m
     * @param offset where the matrix (units × inputs, column-major) starts in g
     */
    public static void addProducts(float scale, float[][] dz, float[][] a, int m, float[] g, int offset) {
        int units = dz.length;
        int full = a.length / 4 * 4;
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < full; j += 4) {
                addFour(scale, dz[i], a[j], a[j + 1], a[j + 2], a[j + 3], m, g, offset + j * units + i, units);
            }
            for (int j = full; j < a.length; j++) {
                g[offset + j * units + i] += scale * dot(dz[i], a[j], m);
            }
        }
    }

    /** Four dot products in one loop: four chains of additions hide each other's latency. */
    private static void addFour(
            float scale, float[] d, float[] a0, float[] a1, float[] a2, float[] a3, int m, float[] g, int o, int step) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        for (int s = 0; s < m; s++) {
            s0 += d[s] * a0[s];
            s1 += d[s] * a1[s];
            s2 += d[s] * a2[s];
            s3 += d[s] * a3[s];
        }
        g[o] += scale * s0;
        g[o + step] += scale * s1;
        g[o + 2 * step] += scale * s2;
        g[o + 3 * step] += scale * s3;
    }

    private static float dot(float[] d, float[] a, int m) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int s = 0;
        for (; s + 3 < m; s += 4) {
            s0 += d[s] * a[s];
            s1 += d[s + 1] * a[s + 1];
            s2 += d[s + 2] * a[s + 2];
            s3 += d[s + 3] * a[s + 3];
        }
        for (; s < m; s++) {
            s0 += d[s] * a[s];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** g += scale · Σ over the m samples of each row of dZ: the gradient of a bias. */
    public static void addSums(float scale, float[][] dz, int m, float[] g, int offset) {
        for (int i = 0; i < dz.length; i++) {
            float[] row = dz[i];
            float s0 = 0f;
            float s1 = 0f;
            int s = 0;
            for (; s + 1 < m; s += 2) {
                s0 += row[s];
                s1 += row[s + 1];
            }
            g[offset + i] += scale * (s0 + s1 + (s < m ? row[s] : 0f));
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
