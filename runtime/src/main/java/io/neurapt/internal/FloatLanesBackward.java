package io.neurapt.internal;

import io.neurapt.kernel.FloatLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Passes over matrices whose rows are arrays, samples side by side: the layout for networks of narrow layers. */
public abstract class FloatLanesBackward extends FloatBackward {
    private final int inputs;
    private final int outputs;
    private final int capacity;
    private final List<Chunk> chunks = new ArrayList<>();
    private int count;

    private record Chunk(float[][] x, float[][] y) {}

    /** Fixes the shapes; {@code capacity} is the most samples of one chunk. */
    protected FloatLanesBackward(int inputs, int outputs, int capacity) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.capacity = capacity;
    }

    @Override
    public final void load(float[] x, float[] y, int[] order, int from, int to) {
        count = to - from;
        for (int c = 0, done = 0; done < count; c++, done += capacity) {
            if (c == chunks.size()) {
                chunks.add(new Chunk(new float[inputs][capacity], new float[outputs][capacity]));
            }
            int m = Math.min(capacity, count - done);
            FloatLanes.transpose(x, order, from + done, m, chunks.get(c).x);
            FloatLanes.transpose(y, order, from + done, m, chunks.get(c).y);
        }
    }

    @Override
    final int count() {
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
            cost += forward(p, chunk.x, chunk.y, m);
            if (g != null) {
                backward(p, chunk.x, m, 1f / total, g);
            }
        }
        return cost;
    }

    /**
     * Forward pass of m samples up to the derivative of their losses by the last layer's Z.
     *
     * @return the sum of the losses
     */
    protected abstract double forward(float[] p, float[][] x, float[][] y, int m);

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
