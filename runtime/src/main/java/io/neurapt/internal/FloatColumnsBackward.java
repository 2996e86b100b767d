package io.neurapt.internal;

import io.neurapt.kernel.Part;

/** Passes over matrices whose columns are samples: the layout of matrix products, for networks with wide layers. */
public abstract class FloatColumnsBackward extends FloatBackward {
    private final int inputs;
    private final int labels;
    private float[] x;
    private float[] y;
    private float[] gatheredX = {};
    private float[] gatheredY = {};
    private float[] gatheredWeights = {};
    private float[] weights;
    private float[] output;
    private float[] outputGradient;
    private float[] one;
    private float[] oneGradient;
    private final int chunk;
    private int first;
    private int count;
    // the chunk of the last pass
    private int xo;
    private int m;

    /**
     * Fixes the shapes.
     *
     * @param inputs features of a sample
     * @param labels numbers of a label
     */
    protected FloatColumnsBackward(int inputs, int labels) {
        this(inputs, labels, CHUNK);
    }

    /**
     * Fixes the shapes.
     *
     * @param inputs features of a sample
     * @param labels numbers of a label
     * @param chunk most samples of one chunk
     */
    protected FloatColumnsBackward(int inputs, int labels, int chunk) {
        this.inputs = inputs;
        this.labels = labels;
        this.chunk = chunk;
    }

    /**
     * Where {@link #forward} leaves the last layer's result, and where {@link #loss} leaves its derivative.
     *
     * @param outputs numbers per sample
     */
    protected final void setOutput(float[] output, float[] gradient, int outputs) {
        this.output = output;
        outputGradient = gradient;
        one = new float[outputs];
        oneGradient = new float[outputs];
    }

    @Override
    public final void load(float[] x, float[] y, int[] order, int from, int to) {
        count = to - from;
        weights = sampleWeights;
        if (order == null) {
            this.x = x;
            this.y = y;
            first = from;
            return;
        }
        if (gatheredX.length < count * inputs || gatheredY.length < count * labels) {
            gatheredX = new float[count * inputs];
            gatheredY = new float[count * labels];
        }
        for (int s = 0; s < count; s++) {
            System.arraycopy(x, order[from + s] * inputs, gatheredX, s * inputs, inputs);
            System.arraycopy(y, order[from + s] * labels, gatheredY, s * labels, labels);
        }
        this.x = gatheredX;
        this.y = gatheredY;
        first = 0;
        if (weights != null) {
            if (gatheredWeights.length < count) {
                gatheredWeights = new float[count];
            }
            for (int s = 0; s < count; s++) {
                gatheredWeights[s] = sampleWeights[order[from + s]];
            }
            weights = gatheredWeights;
        }
    }

    @Override
    public final int count() {
        return count;
    }

    @Override
    public final int passes() {
        return (count + chunk - 1) / chunk;
    }

    @Override
    public final double pass(float[] p, int index, boolean back) {
        int done = index * chunk;
        m = Math.min(chunk, count - done);
        xo = (first + done) * inputs;
        int yo = (first + done) * labels;
        forward(p, x, xo, m);
        double cost = weights == null ? loss(output, y, yo, outputGradient, m) : weighted(yo, first + done, m);
        if (back) {
            backward(p, m);
        }
        seed++;
        return cost;
    }

    @Override
    public final void gradients(float scale, float beta, float[] g, Part part) {
        gradients(x, xo, m, scale, beta, g, part);
    }

    /** Sample by sample, as each has a weight of its own. */
    private double weighted(int yo, int wo, int m) {
        double cost = 0;
        int n = one.length;
        for (int s = 0; s < m; s++) {
            System.arraycopy(output, s * n, one, 0, n);
            float weight = weights[wo + s];
            cost += weight * loss(one, y, yo + s * labels, oneGradient, 1);
            for (int i = 0; i < n; i++) {
                outputGradient[s * n + i] = weight * oneGradient[i];
            }
        }
        return cost;
    }

    /** Forward pass of m ≤ chunk samples up to what the loss takes. */
    protected abstract void forward(float[] p, float[] x, int xo, int m);

    /**
     * The losses of m samples.
     *
     * @param output of the last layer: Z where the loss contains the activation, else A
     * @param gradient receives the derivative of the losses by {@code output}
     * @return the sum of the losses
     */
    protected abstract double loss(float[] output, float[] y, int yo, float[] gradient, int m);

    /** From the derivative of the losses by the output to those by every Z, for the m samples that {@link #forward} saw last. */
    protected abstract void backward(float[] p, int m);

    /** A part of the gradients for the samples that {@link #backward} saw last: g ← scale · gradients + beta · g. */
    protected abstract void gradients(
            float[] x, int xo, int m, float scale, float beta, float[] g, Part part);
}
