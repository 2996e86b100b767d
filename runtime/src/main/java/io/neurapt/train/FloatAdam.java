package io.neurapt.train;

import io.neurapt.Optimizer;

/** See {@link io.neurapt.Optimizer.Adam}. */
final class FloatAdam implements FloatUpdater {
    private final Optimizer.Adam settings;
    private final float[] m;
    private final float[] v;

    FloatAdam(Optimizer.Adam settings, int n) {
        this.settings = settings;
        m = new float[n];
        v = new float[n];
    }

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        // α·m̂ = step·m and v̂ = correction·v
        float step = (float) (learningRate / (1 - Math.pow(settings.beta1(), t)));
        float correction = (float) (1 / (1 - Math.pow(settings.beta2(), t)));
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float rest1 = (float) (1 - settings.beta1());
        float rest2 = (float) (1 - settings.beta2());
        float epsilon = (float) settings.epsilon();
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + rest1 * g[i];
            v[i] = beta2 * v[i] + rest2 * g[i] * g[i];
            p[i] -= step * m[i] / ((float) Math.sqrt(v[i] * correction) + epsilon);
        }
    }
}
