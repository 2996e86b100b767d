package io.neurapt.internal;

import io.neurapt.kernel.FloatLanes;
import io.neurapt.kernel.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Passes over matrices whose rows are arrays, samples side by side: the layout for networks of narrow layers. */
public abstract class FloatLanesBackward extends FloatBackward {
    private final int inputs;
    private final int labels;
    private final int capacity;
    private final float[][] oneLabel;
    private float[][] output;
    private float[][] outputGradient;
    private float[][] one;
    private float[][] oneGradient;
    private final List<Chunk> chunks = new ArrayList<>();
    private float[] mean = {};
    private int count;

    private record Chunk(float[][] x, float[][] y, float[] weights) {}

    /**
     * Fixes the shapes.
     *
     * @param inputs features of a sample
     * @param labels numbers of a label
     * @param capacity the most samples of one chunk
     */
    protected FloatLanesBackward(int inputs, int labels, int capacity) {
        this.inputs = inputs;
        this.labels = labels;
        this.capacity = capacity;
        oneLabel = new float[labels][1];
    }

    /** Where {@link #forward} leaves the last layer's result, and where {@link #loss} leaves its derivative. */
    protected final void setOutput(float[][] output, float[][] gradient) {
        this.output = output;
        outputGradient = gradient;
        one = new float[output.length][1];
        oneGradient = new float[output.length][1];
    }

    @Override
    public final void load(float[] x, float[] y, int[] order, int from, int to) {
        count = to - from;
        for (int c = 0, done = 0; done < count; c++, done += capacity) {
            if (c == chunks.size()) {
                float[] weights = sampleWeights == null ? null : new float[capacity];
                chunks.add(new Chunk(new float[inputs][capacity], new float[labels][capacity], weights));
            }
            int m = Math.min(capacity, count - done);
            FloatLanes.transpose(x, order, from + done, m, chunks.get(c).x);
            FloatLanes.transpose(y, order, from + done, m, chunks.get(c).y);
            for (int s = 0; sampleWeights != null && s < m; s++) {
                chunks.get(c).weights[s] = sampleWeights[order == null ? from + done + s : order[from + done + s]];
            }
        }
    }

    @Override
    public final int count() {
        return count;
    }

    /** One pass goes through all samples, as narrow layers have few parameters: their mean gradients come here first. */
    @Override
    public final int passes() {
        return count > 0 ? 1 : 0;
    }

    @Override
    public final double pass(float[] p, int index, boolean back) {
        if (back) {
            mean = mean.length == p.length ? mean : new float[p.length];
            Arrays.fill(mean, 0f);
        }
        double cost = 0;
        for (int c = 0, done = 0; done < count; c++, done += capacity) {
            int m = Math.min(capacity, count - done);
            Chunk chunk = chunks.get(c);
            forward(p, chunk.x, m);
            cost += sampleWeights == null ? loss(output, chunk.y, outputGradient, m) : weighted(chunk, m);
            if (back) {
                backward(p, m);
                gradients(chunk.x, m, 1f / count, mean);
            }
        }
        return cost;
    }

    @Override
    public final void gradients(float scale, float beta, float[] g, Part part) {
        float factor = scale * count;
        int last = part.to(mean.length);
        for (int i = part.from(mean.length); i < last; i++) {
            g[i] = beta == 0 ? factor * mean[i] : factor * mean[i] + beta * g[i];
        }
    }

    /** Sample by sample, as each has a weight of its own. */
    private double weighted(Chunk chunk, int m) {
        double cost = 0;
        for (int s = 0; s < m; s++) {
            for (int i = 0; i < one.length; i++) {
                one[i][0] = output[i][s];
            }
            for (int i = 0; i < labels; i++) {
                oneLabel[i][0] = chunk.y[i][s];
            }
            cost += chunk.weights[s] * loss(one, oneLabel, oneGradient, 1);
            for (int i = 0; i < one.length; i++) {
                outputGradient[i][s] = chunk.weights[s] * oneGradient[i][0];
            }
        }
        return cost;
    }

    /** Forward pass of m samples up to what the loss takes. */
    protected abstract void forward(float[] p, float[][] x, int m);

    /**
     * The losses of m samples.
     *
     * @param output of the last layer: Z where the loss contains the activation, else A
     * @param gradient receives the derivative of the losses by {@code output}
     * @return the sum of the losses
     */
    protected abstract double loss(float[][] output, float[][] y, float[][] gradient, int m);

    /** From the derivative of the losses by the output to those by every Z, for the m samples that {@link #forward} saw last. */
    protected abstract void backward(float[] p, int m);

    /** Adds {@code scale} times the gradients for the samples that {@link #backward} saw last to g. */
    protected abstract void gradients(float[][] x, int m, float scale, float[] g);
}
