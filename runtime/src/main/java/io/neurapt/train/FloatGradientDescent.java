package io.neurapt.train;

/** See {@link io.neurapt.Optimizer.GradientDescent}. */
public final class FloatGradientDescent implements FloatUpdater {
    FloatGradientDescent() {}

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        float alpha = (float) learningRate;
        for (int i = from; i < to; i++) {
            p[i] -= alpha * g[i];
        }
    }

    @Override
    public float[][] state() {
        return new float[0][];
    }
}
