package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatMath;
import io.neurapt.kernel.FloatSimd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@link FloatSimd} kernels. */
public final class FloatVectors implements FloatSimd {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    private static final ThreadLocal<float[]> LANES_OF_COST = new ThreadLocal<>() {
        @Override
        protected float[] initialValue() {
            return new float[LANES];
        }
    };

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
    public void tanh(float[] a, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            VectorMath.tanh(FloatVector.fromArray(SPECIES, a, i)).intoArray(a, i);
        }
        for (; i < n; i++) {
            a[i] = FloatMath.tanh(a[i]);
        }
    }

    @Override
    public void exp(float[] a, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            VectorMath.exp(FloatVector.fromArray(SPECIES, a, i)).intoArray(a, i);
        }
        for (; i < n; i++) {
            a[i] = FloatMath.exp(a[i]);
        }
    }

    @Override
    public void sigmoid(float[] a, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector e = VectorMath.exp(FloatVector.fromArray(SPECIES, a, i).neg());
            e.broadcast(1f).div(e.add(1f)).intoArray(a, i);
        }
        for (; i < n; i++) {
            a[i] = FloatMath.sigmoid(a[i]);
        }
    }

    @Override
    public void tanhGradient(float[] a, float[] dz, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, i);
            FloatVector d = FloatVector.fromArray(SPECIES, dz, i);
            d.sub(v.mul(v).mul(d)).intoArray(dz, i);
        }
        for (; i < n; i++) {
            dz[i] *= 1 - a[i] * a[i];
        }
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
    public double sigmoidCrossEntropy(float[] z, float[] y, int yOffset, float[] dz, int n) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector cost = zero;
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector logit = FloatVector.fromArray(SPECIES, z, i);
            FloatVector label = FloatVector.fromArray(SPECIES, y, yOffset + i);
            FloatVector e = VectorMath.exp(logit.abs().neg());
            // The difference first: for a sure and right answer it is exactly 0, which a large sum would blur.
            FloatVector wrong = logit.max(zero).sub(label.mul(logit));
            cost = cost.add(wrong.add(VectorMath.log1p(e)));
            FloatVector numerator = one.blend(e, logit.compare(VectorOperators.LT, zero));
            numerator.div(e.add(one)).sub(label).intoArray(dz, i);
        }
        double sum = 0;
        float[] lanes = LANES_OF_COST.get();
        cost.intoArray(lanes, 0);
        for (int l = 0; l < LANES; l++) { // the Vector API's own sum may add in another order once it is compiled
            sum += lanes[l];
        }
        for (; i < n; i++) {
            double e = Math.exp(-Math.abs(z[i]));
            sum += Math.max(z[i], 0) - y[yOffset + i] * (double) z[i] + Math.log1p(e);
            dz[i] = (float) ((z[i] >= 0 ? 1 : e) / (1 + e) - y[yOffset + i]);
        }
        return sum;
    }

    @Override
    public void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias) {
        FloatLaneProducts.add(scale, dz, a, m, g, weight, bias);
    }
}
