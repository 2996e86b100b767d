package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatPacked;
import io.neurapt.kernel.FloatSimd;

/** The {@link FloatSimd} kernels. */
public class FloatVectors implements FloatSimd {
    /** Instantiated by name. */
    public FloatVectors() {}

    @Override
    public boolean hasFewRegisters() {
        return FloatTile.WIDE == FloatTile.OF_FEW_REGISTERS;
    }

    @Override
    public int padding() {
        return FloatTile.LANES;
    }

    @Override
    public FloatPacked pack(float[] p, int weight, int bias, int units, int inputs) {
        return FloatDotProducts.pay(units, inputs)
                ? new FloatDotProducts(p, weight, bias, units, inputs)
                : new FloatMatrixVector(p, weight, bias, units, inputs);
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
