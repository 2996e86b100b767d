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

    /** {@code g[offset + i]} += scale · Σ over the m columns of {@code dz[i]}. */
    public static void addRowSums(float scale, float[] dz, int units, int m, float[] g, int offset) {
        for (int i = 0; i < units; i++) {
            float sum = 0;
            for (int s = 0; s < m; s++) {
                sum += dz[s * units + i];
            }
            g[offset + i] += scale * sum;
        }
    }
}
