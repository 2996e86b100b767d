package io.neurapt.kernel.vector;

import io.neurapt.kernel.FloatPacked;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A dense layer of few units for one sample: each is a dot product of its row of W, with inputs in the lanes. */
final class FloatDotProducts implements FloatPacked {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;
    /** Inputs per unit from which on; a unit takes as long as so many inputs do with units in the lanes. */
    private static final int INPUTS_PER_UNIT = 8;

    private final float[] w;
    private final float[] b;
    private final int inputs;

    /** Parameters as in {@link io.neurapt.kernel.FloatSimd#pack}. */
    FloatDotProducts(float[] p, int weight, int bias, int units, int inputs) {
        w = new float[units * inputs];
        b = new float[units];
        for (int i = 0; i < units; i++) {
            b[i] = bias < 0 ? 0f : p[bias + i];
            for (int j = 0; j < inputs; j++) {
                w[i * inputs + j] = p[weight + j * units + i];
            }
        }
        this.inputs = inputs;
    }

    /** Whether they are faster than {@link FloatMatrixVector}. */
    static boolean pay(int units, int inputs) {
        return inputs >= 2 * LANES && inputs >= INPUTS_PER_UNIT * units;
    }

    @Override
    public void dense(float[] x, int xo, float[] z, boolean relu) {
        for (int i = 0; i < b.length; i++) {
            int done = lanes(w, i * inputs, inputs, x, xo, z, i);
            float sum = b[i] + sum(z, i);
            for (int j = done; j < inputs; j++) {
                sum += w[i * inputs + j] * x[xo + j];
            }
            z[i] = relu ? Math.max(sum, 0f) : sum;
        }
    }

    /** Sums of products into the lanes of z, from zo on; returns how many inputs they have taken. */
    private static int lanes(float[] w, int o, int inputs, float[] x, int xo, float[] z, int zo) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        int j = 0;
        for (; j <= inputs - 2 * LANES; j += 2 * LANES) {
            s0 = FloatVector.fromArray(SPECIES, w, o + j).fma(FloatVector.fromArray(SPECIES, x, xo + j), s0);
            s1 = FloatVector.fromArray(SPECIES, w, o + j + LANES).fma(FloatVector.fromArray(SPECIES, x, xo + j + LANES), s1);
        }
        s0.add(s1).intoArray(z, zo);
        return j;
    }

    /** Of the lanes of z from zo on. Reducing a vector may add in another order each time, compiled or not. */
    private static float sum(float[] z, int zo) {
        float a = 0f;
        float b = 0f;
        float c = 0f;
        float d = 0f;
        for (int l = 0; l < LANES - 3; l += 4) {
            a += z[zo + l];
            b += z[zo + l + 1];
            c += z[zo + l + 2];
            d += z[zo + l + 3];
        }
        return LANES < 4 ? z[zo] + z[zo + 1] : a + b + (c + d);
    }
}
