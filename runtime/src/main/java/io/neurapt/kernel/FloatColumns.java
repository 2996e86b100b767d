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

    /** {@code g[offset + i]} ← scale · Σ over the m columns of {@code dz[i]} + beta · {@code g[offset + i]}. */
    public static void rowSums(float scale, float[] dz, int units, int m, float beta, float[] g, int offset) {
        int i = 0;
        for (; i + 3 < units; i += 4) {
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
        for (; i < units; i++) {
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
