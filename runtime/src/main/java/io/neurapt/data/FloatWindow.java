package io.neurapt.data;

import java.io.IOException;
import java.util.Random;

/**
 * One pass over samples that can only be read one after the other. In random order, a sample is drawn from those read ahead, and
 * replaced by the next.
 */
abstract class FloatWindow implements FloatSource.Cursor {
    /** Samples that are read ahead. */
    private static final int WINDOW = 10_000;

    private final int features;
    private final int outputs;
    private final FloatLabels encoding;
    private final Random random;
    private final float[][] window;
    private int left;
    private int held;

    /**
     * Reads nothing yet.
     *
     * @param samples how many there are
     * @param labels numbers per label, which follow the features
     * @param random null for the samples' own order
     */
    FloatWindow(int samples, int features, int labels, int outputs, FloatLabels encoding, Random random) {
        this.features = features;
        this.outputs = outputs;
        this.encoding = encoding;
        this.random = random;
        left = samples;
        window = new float[random == null ? 1 : Math.min(WINDOW, samples)][features + labels];
    }

    /** Reads the next sample: features, then label. */
    abstract void next(float[] sample) throws IOException;

    @Override
    public final void read(float[] x, float[] y, int count) throws IOException {
        for (int s = 0; s < count; s++) {
            for (; held < window.length && left > 0; left--) {
                next(window[held]);
                held++;
            }
            int drawn = random == null ? 0 : random.nextInt(held);
            float[] sample = window[drawn];
            System.arraycopy(sample, 0, x, s * features, features);
            encoding.write(sample, features, y, s * outputs);
            window[drawn] = window[--held];
            window[held] = sample;
        }
    }
}
