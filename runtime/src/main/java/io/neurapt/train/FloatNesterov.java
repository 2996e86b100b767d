package io.neurapt.train;

/** See {@link io.neurapt.Optimizer.Nesterov}. */
final class FloatNesterov implements FloatUpdater {
    private final float beta;
    private final float[] v;

    FloatNesterov(double beta, int n) {
        this.beta = (float) beta;
        v = new float[n];
    }

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        float alpha = (float) learningRate;
        float rest = 1 - beta;
        for (int i = from; i < to; i++) {
            v[i] = beta * v[i] + rest * g[i];
            p[i] -= alpha * (beta * v[i] + rest * g[i]);
        }
    }

    @Override
    public float[][] state() {
        return new float[][] {v};
    }
}
