package io.neurapt.internal;

import io.neurapt.kernel.Part;

/** Passes over matrices whose columns are samples: the layout of matrix products, for networks with wide layers. */
public abstract class FloatColumnsBackward extends FloatBackward {
    private final int inputs;
    private final int labels;
    // the batch, with its samples where the order takes them from
    private float[] x;
    private float[] y;
    private int[] order;
    private int first;
    private int count;
    private float[] gatheredX = {};
    private float[] gatheredY = {};
    private float[] gatheredWeights = {};
    private float[] output;
    private float[] outputGradient;
    private float[] one;
    private float[] oneGradient;
    private final int chunk;
    private final boolean whole;
    // the chunk of the last pass
    private float[] passed;
    private int xo;
    private int m;

    /**
     * Fixes the shapes.
     *
     * @param inputs features of a sample
     * @param labels numbers of a label
     */
    protected FloatColumnsBackward(int inputs, int labels) {
        this(inputs, labels, CHUNK, false);
    }

    /**
     * Fixes the shapes of a network with layers that look at the whole batch at once.
     *
     * @param inputs features of a sample
     * @param labels numbers of a label
     * @param samples most samples of a batch
     */
    protected FloatColumnsBackward(int inputs, int labels, int samples) {
        this(inputs, labels, samples, true);
    }

    private FloatColumnsBackward(int inputs, int labels, int chunk, boolean whole) {
        this.inputs = inputs;
        this.labels = labels;
        this.chunk = chunk;
        this.whole = whole;
    }

    /** Whether some layer looks at all samples of the batch at once. */
    public final boolean isWhole() {
        return whole;
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
        prepare(x, y, order, from, to);
        gather(Part.WHOLE);
    }

    /** As {@link #load}, but samples that have an order are only there after {@link #gather} for every part. */
    public final void prepare(float[] x, float[] y, int[] order, int from, int to) {
        this.x = x;
        this.y = y;
        this.order = order;
        first = from;
        count = to - from;
        if (order != null && (gatheredX.length < count * inputs || gatheredY.length < count * labels)) {
            gatheredX = new float[count * inputs];
            gatheredY = new float[count * labels];
            gatheredWeights = new float[sampleWeights == null ? 0 : count];
        }
    }

    /** Copies a part of the samples to where they lie in their order; several threads may, one part each. */
    public final void gather(Part part) {
        if (order == null) {
            return;
        }
        for (int s = part.from(count); s < part.to(count); s++) {
            int sample = order[first + s];
            System.arraycopy(x, sample * inputs, gatheredX, s * inputs, inputs);
            System.arraycopy(y, sample * labels, gatheredY, s * labels, labels);
            if (sampleWeights != null) {
                gatheredWeights[s] = sampleWeights[sample];
            }
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
        boolean gathered = order != null;
        int start = (gathered ? 0 : first) + index * chunk;
        m = Math.min(chunk, count - index * chunk);
        xo = start * inputs;
        passed = gathered ? gatheredX : x;
        forward(p, passed, xo, m);
        float[] labelled = gathered ? gatheredY : y;
        double cost = sampleWeights == null
                ? loss(output, labelled, start * labels, outputGradient, m)
                : weighted(labelled, start * labels, gathered ? gatheredWeights : sampleWeights, start, m);
        if (back) {
            backward(p, m);
        }
        seed++;
        return cost;
    }

    @Override
    public final void gradients(float scale, float beta, float[] g, Part part) {
        gradients(passed, xo, m, scale, beta, g, part);
    }

    /** Sample by sample, as each has a weight of its own. */
    private double weighted(float[] y, int yo, float[] weights, int wo, int m) {
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
