package io.neurapt.train;

/** See {@link io.neurapt.Optimizer.AdaGrad}. */
final class FloatAdaGrad implements FloatUpdater {
    private final float epsilon;
    private final float[] v;

    FloatAdaGrad(double epsilon, int n) {
        this.epsilon = (float) epsilon;
        v = new float[n];
    }

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        float alpha = (float) learningRate;
        for (int i = from; i < to; i++) {
            v[i] += g[i] * g[i];
            p[i] -= alpha * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public float[][] state() {
        return new float[][] {v};
    }
}
