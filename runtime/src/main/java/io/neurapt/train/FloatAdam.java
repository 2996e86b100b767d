package io.neurapt.train;

/** See {@link io.neurapt.Optimizer.Adam}; the decay of AdamW is that of {@link FloatRegularizer}. */
final class FloatAdam implements FloatUpdater {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final float[] m;
    private final float[] v;

    FloatAdam(double beta1, double beta2, double epsilon, int n) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        m = new float[n];
        v = new float[n];
    }

    @Override
    public void update(float[] p, float[] g, int from, int to, double learningRate, int t) {
        // α·m̂ = step·m and v̂ = correction·v
        float step = (float) (learningRate / (1 - Math.pow(beta1, t)));
        float correction = (float) (1 / (1 - Math.pow(beta2, t)));
        update(p, g, from, to, step, correction);
    }

    private void update(float[] p, float[] g, int from, int to, float step, float correction) {
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float rest1 = (float) (1 - beta1);
        float rest2 = (float) (1 - beta2);
        float e = (float) epsilon;
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + rest1 * g[i];
            v[i] = b2 * v[i] + rest2 * g[i] * g[i];
            p[i] -= step * m[i] / ((float) Math.sqrt(v[i] * correction) + e);
        }
    }

    @Override
    public float[][] state() {
        return new float[][] {m, v};
    }
}
