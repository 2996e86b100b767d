package io.neurapt.internal;

import java.util.Arrays;

/** Passes over matrices whose columns are samples: the layout of matrix products, for networks with wide layers. */
public abstract class FloatColumnsBackward extends FloatBackward {
    private final int inputs;
    private final int outputs;
    private float[] x;
    private float[] y;
    private float[] gatheredX = {};
    private float[] gatheredY = {};
    private int first;
    private int count;

    /** Fixes the shapes. */
    protected FloatColumnsBackward(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    @Override
    public final void load(float[] x, float[] y, int[] order, int from, int to) {
        count = to - from;
        if (order == null) {
            this.x = x;
            this.y = y;
            first = from;
            return;
        }
        if (gatheredX.length < count * inputs || gatheredY.length < count * outputs) {
            gatheredX = new float[count * inputs];
            gatheredY = new float[count * outputs];
        }
        for (int s = 0; s < count; s++) {
            System.arraycopy(x, order[from + s] * inputs, gatheredX, s * inputs, inputs);
            System.arraycopy(y, order[from + s] * outputs, gatheredY, s * outputs, outputs);
        }
        this.x = gatheredX;
        this.y = gatheredY;
        first = 0;
    }

    @Override
    final int count() {
        return count;
    }

    @Override
    final double pass(float[] p, float[] g, int total) {
        if (count == 0 && g != null) {
            Arrays.fill(g, 0f); // a worker without a sample in a short last mini-batch
        }
        double cost = 0;
        for (int done = 0; done < count; done += CHUNK) {
            int m = Math.min(CHUNK, count - done);
            int xo = (first + done) * inputs;
            cost += forward(p, x, xo, y, (first + done) * outputs, m);
            if (g != null) {
                backward(p, x, xo, m, 1f / total, done == 0 ? 0f : 1f, g);
            }
        }
        return cost;
    }

    /**
     * Forward pass of m ≤ {@link #CHUNK} samples up to the derivative of their losses by the last layer's Z.
     *
     * @return the sum of the losses
     */
    protected abstract double forward(float[] p, float[] x, int xo, float[] y, int yo, int m);

    @Override
    final int capacity() {
        return CHUNK;
    }

    @Override
    public final void descend(float[] p, float factor) {
        backward(p, x, first * inputs, count, factor, 1f, p);
    }

    /**
     * Backward pass of the samples that {@link #forward} saw last: g ← scale · gradients + beta · g. It reads the parameters of a
     * layer before it writes the layer's gradients, so that p and g may be the same array.
     */
    protected abstract void backward(float[] p, float[] x, int xo, int m, float scale, float beta, float[] g);
}
