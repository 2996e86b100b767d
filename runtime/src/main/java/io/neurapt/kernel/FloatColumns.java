package io.neurapt.kernel;

/** Steps of a layer on matrices whose columns are samples (units × m, column-major). */
public final class FloatColumns {
    private FloatColumns() {}

    /** Every one of the m columns of z ← the bias at {@code p[offset]}. */
    public static void bias(float[] p, int offset, int units, float[] z, int m) {
        for (int s = 0; s < m; s++) {
            System.arraycopy(p, offset, z, s * units, units);
        }
    }

    /**
     * Gradients of a dense layer: that of W ← scale · dZ·Aᵀ + beta · what it was, for a part of W's columns, and that of b ← scale ·
     * Σ dZ + beta · what it was, for a part of the units.
     *
     * @param dz units × m
     * @param a the layer's input, inputs × m, from {@code ao} on
     * @param g where the gradients go, or the parameters themselves
     * @param weight where W starts in g
     * @param bias where b does, −1 if there is none
     */
    public static void gradients(
            float scale, float[] dz, int units, float[] a, int ao, int inputs, int m,
            float beta, float[] g, int weight, int bias, Part part) {
        int j = part.from(inputs);
        int columns = part.to(inputs) - j;
        if (columns > 0) {
            Blas.gemm(
                    'N', 'T', units, columns, m, scale, dz, 0, units, a, ao + j, inputs, beta, g, weight + j * units, units);
        }
        if (bias >= 0) {
            rowSums(scale, dz, units, m, beta, g, bias, part.from(units), part.to(units));
        }
    }

    /** {@code g[offset + i]} ← scale · Σ over the m columns of {@code dz[i]} + beta · {@code g[offset + i]}, from ≤ i < to. */
    static void rowSums(float scale, float[] dz, int units, int m, float beta, float[] g, int offset, int from, int to) {
        int i = from;
        for (; i + 3 < to; i += 4) {
            float s0 = 0f;
            float s1 = 0f;
            float s2 = 0f;
            float s3 = 0f;
            for (int s = 0, o = i; s < m; s++, o += units) {
                s0 += dz[o];
                s1 += dz[o + 1];
                s2 += dz[o + 2];
                s3 += dz[o + 3];
            }
            set(scale * s0, beta, g, offset + i);
            set(scale * s1, beta, g, offset + i + 1);
            set(scale * s2, beta, g, offset + i + 2);
            set(scale * s3, beta, g, offset + i + 3);
        }
        for (; i < to; i++) {
            float sum = 0f;
            for (int s = 0; s < m; s++) {
                sum += dz[s * units + i];
            }
            set(scale * sum, beta, g, offset + i);
        }
    }

    /** As in BLAS, nothing is read where beta is 0. */
    private static void set(float value, float beta, float[] g, int i) {
        g[i] = beta == 0 ? value : value + beta * g[i];
    }
}
