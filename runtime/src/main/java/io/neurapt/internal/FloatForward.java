package io.neurapt.internal;

import io.neurapt.data.Scaler;
import io.neurapt.kernel.FloatLazyPacked;
import io.neurapt.kernel.FloatPacked;
import io.neurapt.kernel.FloatSimd;

/** An immutable snapshot of a network's parameters that predicts; generated forward classes extend it. */
public abstract class FloatForward {
    /** All parameters at the offsets of the generated class. Never written after construction. */
    protected final float[] parameters;
    /** What single samples are predicted with: the parameters, with layers folded into each other where the class does so. */
    protected final float[] p;

    /**
     * Takes a copy.
     *
     * @param parameters all parameters
     */
    protected FloatForward(float[] parameters) {
        this(parameters, false);
    }

    /**
     * Takes a copy, or two of them.
     *
     * @param parameters all parameters
     * @param folds whether the constructor of the generated class is going to change {@link #p}
     */
    protected FloatForward(float[] parameters, boolean folds) {
        this.parameters = parameters.clone();
        p = folds ? this.parameters.clone() : this.parameters;
    }

    /** Shares the parameters of another one. */
    FloatForward(FloatForward other) {
        parameters = other.parameters;
        p = other.p;
    }

    /** What samples go through before the first layer, or null. */
    public Scaler scaler() {
        return null;
    }

    /** How much longer than needed arrays must be that the kernels on the Vector API write. */
    static int padding() {
        return FloatSimd.KERNELS == null ? 0 : FloatSimd.KERNELS.padding();
    }

    /** The parameters themselves, not a copy: for reading only. */
    public final float[] parameters() {
        return parameters;
    }

    /**
     * The output for one sample.
     *
     * @param x holds the sample from {@code xo} on
     * @param out receives the output from {@code oo} on
     */
    public abstract void predict(float[] x, int xo, float[] out, int oo);

    /**
     * The outputs for m samples that lie one behind the other.
     *
     * @param x holds the samples from the beginning on
     * @param out receives the outputs from the beginning on
     */
    public void predictBatch(float[] x, float[] out, int m) {
        int inputs = x.length / m;
        int outputs = out.length / m;
        for (int s = 0; s < m; s++) {
            predict(x, s * inputs, out, s * outputs);
        }
    }

    /**
     * A layer's weights in the order of the Vector API's kernels or those of OpenBLAS, packed at the first sample; null where there are
     * neither, or loops over {@link #columns} are faster.
     *
     * @param weight where W starts among the parameters
     * @param bias where b does, negative if there is none
     */
    protected final FloatPacked packed(int weight, int bias, int units, int inputs) {
        return FloatLazyPacked.of(p, weight, bias, units, inputs);
    }

    /**
     * The columns of a weight matrix as arrays of their own, which the just-in-time compiler can prove not to overlap.
     *
     * @param weight where the matrix starts among the parameters
     */
    protected final float[][] columns(int weight, int units, int inputs) {
        float[][] copy = new float[inputs][units];
        for (int j = 0; j < inputs; j++) {
            System.arraycopy(p, weight + j * units, copy[j], 0, units);
        }
        return copy;
    }
}
