package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatSimd;

/** The {@link FloatSimd} kernels. */
public final class FloatVectors implements FloatSimd {
    /** Instantiated by name. */
    public FloatVectors() {}

    @Override
    public int padding() {
        return FloatTile.LANES;
    }

    @Override
    public float[] pack(float[] p, int weight, int bias, int units, int inputs) {
        return FloatMatrixVector.pack(p, weight, bias, units, inputs);
    }

    @Override
    public void dense(float[] w, int units, int inputs, float[] x, int xo, float[] z, boolean relu) {
        FloatMatrixVector.multiply(w, units, inputs, x, xo, z, relu ? 0f : Float.NEGATIVE_INFINITY);
    }

    @Override
    public void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias) {
        FloatLaneProducts.add(scale, dz, a, m, g, weight, bias);
    }

    @Override
    public boolean isFinite(float[] x) {
        return FloatFiniteVectors.all(x);
    }
}
