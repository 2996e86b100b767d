package io.neurapt.benchmarks;

import java.util.Random;

/** Random data of the nets' shapes, the same in every run. */
public final class RandomData {
    /** How many samples single predictions take in turn. */
    public static final int SINGLES = 64;

    private final Random random = new Random(1);

    /** Uniform in [-scale, scale). */
    public float[] uniform(int length, double scale) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * scale);
        }
        return values;
    }

    /** One sample after the other, each with a single 1. */
    public float[] oneHot(int classes, int samples) {
        float[] values = new float[classes * samples];
        for (int s = 0; s < samples; s++) {
            values[s * classes + random.nextInt(classes)] = 1;
        }
        return values;
    }

    /** Samples to predict one by one. */
    public float[][] singles(Net net) {
        float[][] samples = new float[SINGLES][];
        for (int s = 0; s < SINGLES; s++) {
            samples[s] = uniform(net.inputs(), 1);
        }
        return samples;
    }

    /** The classes of points in the plane: 1 where both coordinates have the same sign. */
    public static float[] planarLabels(float[] x) {
        float[] labels = new float[x.length / 2];
        for (int s = 0; s < labels.length; s++) {
            labels[s] = x[2 * s] * x[2 * s + 1] > 0 ? 1 : 0;
        }
        return labels;
    }
}
