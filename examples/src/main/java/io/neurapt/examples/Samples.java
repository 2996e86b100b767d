package io.neurapt.examples;

import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Samples whose classes are known.
 *
 * @param x features × samples: one sample per column
 * @param classes the class of every sample, from 0
 */
record Samples(FloatMatrix x, int[] classes) {
    /** Number of samples. */
    int size() {
        return classes.length;
    }

    /** Labels for a single sigmoid unit, 1 × samples: the class number itself, 0 or 1. */
    FloatMatrix binaryLabels() {
        FloatMatrix y = new FloatMatrix(1, size());
        for (int s = 0; s < size(); s++) {
            y.put(0, s, classes[s]);
        }
        return y;
    }

    /**
     * Labels for a softmax layer, units × samples: 1 in the row of the sample's class, else 0.
     *
     * @param units number of classes
     */
    FloatMatrix oneHotLabels(int units) {
        FloatMatrix y = new FloatMatrix(units, size());
        for (int s = 0; s < size(); s++) {
            y.put(classes[s], s, 1);
        }
        return y;
    }

    /** The same samples in random order; the same seed gives the same order. */
    Samples shuffled(long seed) {
        int[] order = IntStream.range(0, size()).toArray();
        Random random = new Random(seed);
        for (int i = size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return select(order);
    }

    /** The samples from one index up to, not including, another. */
    Samples range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** The samples of one class. */
    Samples ofClass(int wanted) {
        return select(
                IntStream.range(0, size()).filter(s -> classes[s] == wanted).toArray());
    }

    /** Share of the samples whose class was predicted, from 0 to 1. */
    double accuracy(int[] predicted) {
        long right = IntStream.range(0, size())
                .filter(s -> predicted[s] == classes[s])
                .count();
        return (double) right / size();
    }

    private Samples select(int[] indices) {
        return new Samples(
                x.getColumns(indices),
                IntStream.of(indices).map(s -> classes[s]).toArray());
    }
}
