package io.neurapt.examples;

import io.neurapt.data.FloatDataset;
import java.util.stream.IntStream;

/** How often a network is right. */
final class Accuracy {
    private Accuracy() {}

    /** Share of the samples whose class was predicted, from 0 to 1. */
    static double of(FloatDataset data, int[] predicted) {
        int[] classes = data.classes();
        long right = IntStream.range(0, classes.length)
                .filter(s -> predicted[s] == classes[s])
                .count();
        return (double) right / classes.length;
    }
}
