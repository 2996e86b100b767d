package io.neurapt.internal;

import io.neurapt.kernel.FloatLanes;
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

    @Override
    final double pass(float[] p, float[] g, int total) {
        if (g != null) {
            Arrays.fill(g, 0f);
        }
        double cost = 0;
        for (int c = 0, done = 0; done < count; c++, done += capacity) {
            int m = Math.min(capacity, count - done);
            Chunk chunk = chunks.get(c);
            forward(p, chunk.x, m);
            cost += sampleWeights == null ? loss(output, chunk.y, outputGradient, m) : weighted(chunk, m);
            if (g != null) {
                backward(p, chunk.x, m, 1f / total, g);
            }
        }
        return cost;
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

    @Override
    final int capacity() {
        return capacity;
    }

    @Override
    public final void descend(float[] p, float factor) {
        backward(p, chunks.get(0).x, count, factor, p);
    }

    /**
     * Backward pass of the samples that {@link #forward} saw last; adds {@code scale} times their gradients to g. It reads the
     * parameters of a layer before it writes the layer's gradients, so that p and g may be the same array.
     */
    protected abstract void backward(float[] p, float[][] x, int m, float scale, float[] g);
}
