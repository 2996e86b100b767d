package io.neurapt.kernel;

import java.util.Arrays;

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
     * {@code out[i] ← Σ_j w(i, j) · in[j]}, plus a bias, for the first m samples, in blocks of four rows by two inputs: the largest
     * whose loop the just-in-time compiler vectorises.
     *
     * @param weight w(i, j) is at {@code p[weight + i·rowStep + j·columnStep]}
     * @param bias where the bias starts in p, or −1 if there is none
     */
    public static void product(
            float[] p, int weight, int rowStep, int columnStep, int bias, float[][] in, float[][] out, int m) {
        for (int i = 0; i < out.length; i++) {
            Arrays.fill(out[i], 0, m, bias < 0 ? 0f : p[bias + i]);
        }
        int full = out.length / 4 * 4;
        int last = in.length - 1;
        for (int j = 0; j <= last; j += 2) {
            // The input that an odd number of them lacks counts zero times.
            float[] other = in[Math.min(j + 1, last)];
            float use = j < last ? 1f : 0f;
            for (int i = 0; i < full; i += 4) {
                int o = weight + i * rowStep + j * columnStep;
                int next = j < last ? o + columnStep : o;
                addFourByTwo(
                        out[i], out[i + 1], out[i + 2], out[i + 3], in[j], other, m,
                        p[o], p[o + rowStep], p[o + 2 * rowStep], p[o + 3 * rowStep],
                        use * p[next], use * p[next + rowStep], use * p[next + 2 * rowStep], use * p[next + 3 * rowStep]);
            }
            for (int i = full; i < out.length; i++) {
                int o = weight + i * rowStep + j * columnStep;
                addOneByTwo(out[i], in[j], other, m, p[o], j < last ? p[o + columnStep] : 0f);
            }
        }
    }

    private static void addFourByTwo(
            float[] o0, float[] o1, float[] o2, float[] o3, float[] a, float[] b, int m,
            float u0, float u1, float u2, float u3, float v0, float v1, float v2, float v3) {
        for (int s = 0; s < m; s++) {
            // Everything is read before anything is written: the compiler cannot know that the arrays differ.
            float x = a[s];
            float y = b[s];
            float s0 = o0[s];
            float s1 = o1[s];
            float s2 = o2[s];
            float s3 = o3[s];
            o0[s] = Fma.fma(y, v0, Fma.fma(x, u0, s0));
            o1[s] = Fma.fma(y, v1, Fma.fma(x, u1, s1));
            o2[s] = Fma.fma(y, v2, Fma.fma(x, u2, s2));
            o3[s] = Fma.fma(y, v3, Fma.fma(x, u3, s3));
        }
    }

    private static void addOneByTwo(float[] o, float[] a, float[] b, int m, float u, float v) {
        for (int s = 0; s < m; s++) {
            o[s] = Fma.fma(b[s], v, Fma.fma(a[s], u, o[s]));
        }
    }

    /**
     * g += scale · dZ·Aᵀ for the weights, and scale · Σ dZ for the bias.
     *
     * @param dz units × m
     * @param a inputs × m
     * @param weight where W (units × inputs, column-major) starts in g
     * @param bias where b starts in g, or −1 if there is none
     */
    public static void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias) {
        if (FloatSimd.KERNELS != null) {
            FloatSimd.KERNELS.addGradients(scale, dz, a, m, g, weight, bias);
            return;
        }
        int units = dz.length;
        int last = a.length - 1;
        for (int i = 0; i < units; i++) {
            for (int j = 0; j <= last; j += 4) {
                int o = weight + j * units + i;
                // A block at the edge computes the last row several times over.
                float[] a1 = a[Math.min(j + 1, last)];
                float[] a2 = a[Math.min(j + 2, last)];
                float[] a3 = a[Math.min(j + 3, last)];
                addFour(scale, dz[i], a[j], a1, a2, a3, m, g, o, units, last - j);
            }
            if (bias >= 0) {
                g[bias + i] += scale * sum(dz[i], m);
            }
        }
    }

    /** Four dot products in one loop, of which the first and so many {@code others} are used: their additions overlap. */
    private static void addFour(
            float scale, float[] d, float[] a0, float[] a1, float[] a2, float[] a3, int m,
            float[] g, int o, int step, int others) {
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
        if (others > 0) {
            g[o + step] += scale * s1;
        }
        if (others > 1) {
            g[o + 2 * step] += scale * s2;
        }
        if (others > 2) {
            g[o + 3 * step] += scale * s3;
        }
    }

    private static float sum(float[] d, int m) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int s = 0;
        for (; s + 3 < m; s += 4) {
            s0 += d[s];
            s1 += d[s + 1];
            s2 += d[s + 2];
            s3 += d[s + 3];
        }
        for (; s < m; s++) {
            s0 += d[s];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** As {@link FloatLosses#softmaxCrossEntropy}, for the first m samples of each row. */
    public static double softmaxCrossEntropy(float[][] z, float[][] y, float[][] dz, int m) {
        double cost = 0;
        for (int s = 0; s < m; s++) {
            float max = Float.NEGATIVE_INFINITY;
            for (float[] row : z) {
                max = Math.max(max, row[s]);
            }
            for (int i = 0; i < z.length; i++) {
                float shifted = z[i][s] - max;
                dz[i][s] = shifted;
                cost -= y[i][s] == 0 ? 0 : (double) y[i][s] * shifted;
            }
        }
        for (float[] row : dz) {
            FloatActivations.exp(row, m);
        }
        for (int s = 0; s < m; s++) {
            float sum = 0f;
            for (float[] row : dz) {
                sum += row[s];
            }
            float scale = 1 / sum;
            for (int i = 0; i < z.length; i++) {
                dz[i][s] = dz[i][s] * scale - y[i][s];
            }
            cost += Math.log(sum);
        }
        return cost;
    }
}
