package io.neurapt.train;

import io.neurapt.Optimizer;

/** See {@link io.neurapt.Optimizer.RmsProp}. */
final class FloatRmsProp implements FloatUpdater {
    private final float rho;
    private final float rest;
    private final float epsilon;
    private final float[] v;

    FloatRmsProp(Optimizer.RmsProp settings, int n) {
        rho = (float) settings.rho();
        rest = (float) (1 - settings.rho());
        epsilon = (float) settings.epsilon();
        v = new float[n];
    }

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        float alpha = (float) learningRate;
        for (int i = from; i < to; i++) {
            v[i] = rho * v[i] + rest * g[i] * g[i];
            p[i] -= alpha * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public float[][] state() {
        return new float[][] {v};
    }
}
