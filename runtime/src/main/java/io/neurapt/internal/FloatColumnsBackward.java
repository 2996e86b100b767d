package io.neurapt.internal;

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
    final double pass(float[] p, float[] g) {
        double cost = 0;
        for (int done = 0; done < count; done += CHUNK) {
            int m = Math.min(CHUNK, count - done);
            int xo = (first + done) * inputs;
            cost += forward(p, x, xo, y, (first + done) * outputs, m);
            if (g != null) {
                backward(p, x, xo, m, 1f / count, g);
            }
        }
        return cost / count;
    }

    /**
     * Forward pass of m ≤ {@link #CHUNK} samples up to the derivative of their losses by the last layer's Z.
     *
     * @return the sum of the losses
     */
    protected abstract double forward(float[] p, float[] x, int xo, float[] y, int yo, int m);

    /** Backward pass of the samples that {@link #forward} saw last; adds {@code scale} times their gradients to g. */
    protected abstract void backward(float[] p, float[] x, int xo, int m, float scale, float[] g);
}
