package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatSimd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The {@link FloatSimd} kernels. */
public final class FloatVectors implements FloatSimd {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    // what elementwise computes
    private static final int TANH = 0;
    private static final int EXP = 1;
    private static final int SIGMOID = 2;
    private static final int TANH_GRADIENT = 3;
    private static final int LEAKY_RELU_GRADIENT = 4;

    private static final ThreadLocal<float[]> REST = new ThreadLocal<>() {
        @Override
        protected float[] initialValue() {
            return new float[2 * LANES];
        }
    };

    /** Instantiated by name. */
    public FloatVectors() {}

    @Override
    public int padding() {
        return 8 * LANES;
    }

    @Override
    public void dense(float[] p, int w, int b, int units, int inputs, float[] x, int xo, float[] z, boolean relu) {
        int i = 0;
        for (; i + 4 * LANES < units; i += 8 * LANES) {
            FloatMatrixVector.eight(p, w, b, units, inputs, x, xo, z, i, relu);
        }
        if (i + 2 * LANES < units) {
            FloatMatrixVector.four(p, w, b, units, inputs, x, xo, z, i, relu);
            i += 4 * LANES;
        }
        if (i + LANES < units) {
            FloatMatrixVector.two(p, w, b, units, inputs, x, xo, z, i, relu);
            i += 2 * LANES;
        }
        if (i < units) {
            FloatMatrixVector.one(p, w, b, units, inputs, x, xo, z, i, relu);
        }
    }

    @Override
    public void tanh(float[] a, int n) {
        elementwise(TANH, a, a, n, 0f);
    }

    @Override
    public void exp(float[] a, int n) {
        elementwise(EXP, a, a, n, 0f);
    }

    @Override
    public void sigmoid(float[] a, int n) {
        elementwise(SIGMOID, a, a, n, 0f);
    }

    @Override
    public void tanhGradient(float[] a, float[] dz, int n) {
        elementwise(TANH_GRADIENT, a, dz, n, 0f);
    }

    @Override
    public void leakyReluGradient(float[] a, float[] dz, int n, float slope) {
        elementwise(LEAKY_RELU_GRADIENT, a, dz, n, slope);
    }

    /**
     * out ← f(a), or f(a, out). All functions stand in one method so that it is too long to be inlined (325 bytes): deep inside
     * another method the compiler may give up on vectors, which would be 30 times slower. What is left over behind the last whole
     * vector goes through a vector of its own.
     */
    private static void elementwise(int function, float[] a, float[] out, int n, float slope) {
        int whole = SPECIES.loopBound(n);
        switch (function) {
            case TANH:
                for (int i = 0; i < whole; i += LANES) {
                    VectorMath.tanh(FloatVector.fromArray(SPECIES, a, i)).intoArray(out, i);
                }
                break;
            case EXP:
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector.fromArray(SPECIES, a, i)
                            .lanewise(VectorOperators.EXP)
                            .intoArray(out, i);
                }
                break;
            case SIGMOID:
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector e =
                            FloatVector.fromArray(SPECIES, a, i).neg().lanewise(VectorOperators.EXP);
                    e.broadcast(1f).div(e.add(1f)).intoArray(out, i);
                }
                break;
            case TANH_GRADIENT:
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector v = FloatVector.fromArray(SPECIES, a, i);
                    FloatVector d = FloatVector.fromArray(SPECIES, out, i);
                    d.sub(v.mul(v).mul(d)).intoArray(out, i);
                }
                break;
            default:
                for (int i = 0; i < whole; i += LANES) {
                    FloatVector d = FloatVector.fromArray(SPECIES, out, i);
                    FloatVector v = FloatVector.fromArray(SPECIES, a, i);
                    d.mul(slope).blend(d, v.compare(VectorOperators.GT, 0f)).intoArray(out, i);
                }
                break;
        }
        if (whole < n) {
            float[] rest = REST.get();
            System.arraycopy(a, whole, rest, 0, n - whole);
            System.arraycopy(out, whole, rest, LANES, n - whole);
            one(function, rest, slope);
            System.arraycopy(rest, LANES, out, whole, n - whole);
        }
    }

    /** One vector: the second of {@code rest} ← f(the first), or f(the first, the second). */
    private static void one(int function, float[] rest, float slope) {
        FloatVector v = FloatVector.fromArray(SPECIES, rest, 0);
        FloatVector d = FloatVector.fromArray(SPECIES, rest, LANES);
        FloatVector result;
        if (function == TANH) {
            result = VectorMath.tanh(v);
        } else if (function == EXP) {
            result = v.lanewise(VectorOperators.EXP);
        } else if (function == SIGMOID) {
            result = v.broadcast(1f).div(v.neg().lanewise(VectorOperators.EXP).add(1f));
        } else if (function == TANH_GRADIENT) {
            result = d.sub(v.mul(v).mul(d));
        } else {
            result = d.mul(slope).blend(d, v.compare(VectorOperators.GT, 0f));
        }
        result.intoArray(rest, LANES);
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
            FloatVector e = logit.abs().neg().lanewise(VectorOperators.EXP);
            cost = cost.add(logit.max(zero)).sub(label.mul(logit)).add(e.lanewise(VectorOperators.LOG1P));
            FloatVector numerator = one.blend(e, logit.compare(VectorOperators.LT, zero));
            numerator.div(e.add(one)).sub(label).intoArray(dz, i);
        }
        double sum = cost.reduceLanes(VectorOperators.ADD);
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
