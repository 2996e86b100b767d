package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatSimd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@link FloatSimd} kernels. */
public final class FloatVectors implements FloatSimd {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    /** Instantiated by name. */
    public FloatVectors() {}

    @Override
    public int padding() {
        return LANES;
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
    public void leakyReluGradient(float[] a, float[] dz, int n, float slope) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, dz, i);
            FloatVector v = FloatVector.fromArray(SPECIES, a, i);
            d.mul(slope).blend(d, v.compare(VectorOperators.GT, 0f)).intoArray(dz, i);
        }
        for (; i < n; i++) {
            dz[i] = a[i] > 0 ? dz[i] : slope * dz[i];
        }
    }

    @Override
    public void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias) {
        FloatLaneProducts.add(scale, dz, a, m, g, weight, bias);
    }
}
