package io.neurapt.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Random;

/**
 * Samples that are read from wherever they are, again in every epoch: for training on more than fits into memory. A
 * {@link FloatDataset} is one, too.
 */
public interface FloatSource {
    /** Number of samples. */
    int samples();

    /** Number of features of each. */
    int features();

    /**
     * Goes to the first sample.
     *
     * @param outputs of the network that is to learn: numbers per label
     * @param random decides on the order, as far as the source can change it; null for the source's own order
     * @throws IllegalArgumentException if there are no labels for so many outputs
     */
    Cursor open(int outputs, Random random) throws IOException;

    /** One pass over the samples. */
    interface Cursor extends Closeable {
        /**
         * Reads the next samples.
         *
         * @param x receives their features, one sample behind the other
         * @param y receives their labels, one behind the other
         * @param count how many; there are as many left
         */
        void read(float[] x, float[] y, int count) throws IOException;
    }
}
