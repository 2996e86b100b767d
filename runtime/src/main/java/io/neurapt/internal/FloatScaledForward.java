package io.neurapt.internal;

import io.neurapt.data.Scaler;

/** Scales the features, then predicts. Networks without a scaler do not come by here. */
public final class FloatScaledForward extends FloatForward {
    private final FloatForward scaled;
    private final Scaler scaler;
    private final FloatScratch scratch;

    /**
     * Both joined. A method, so that the class that calls it is verified without loading this one.
     *
     * @param scaled takes scaled features
     * @param inputs features of a sample
     */
    public static FloatForward of(FloatForward scaled, Scaler scaler, int inputs) {
        return new FloatScaledForward(scaled, scaler, inputs);
    }

    private FloatScaledForward(FloatForward scaled, Scaler scaler, int inputs) {
        super(scaled);
        this.scaled = scaled;
        this.scaler = scaler;
        scratch = new FloatScratch(inputs);
    }

    @Override
    public Scaler scaler() {
        return scaler;
    }

    @Override
    public void predict(float[] x, int xo, float[] out, int oo) {
        float[] features = scratch.get()[0];
        scaler.apply(x, xo, features, 1);
        scaled.predict(features, 0, out, oo);
    }

    @Override
    public void predictBatch(float[] x, float[] out, int m) {
        float[] features = new float[x.length];
        scaler.apply(x, 0, features, m);
        scaled.predictBatch(features, out, m);
    }
}
