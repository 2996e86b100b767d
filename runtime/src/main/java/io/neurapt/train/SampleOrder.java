package io.neurapt.train;

import io.neurapt.TrainingOptions;
import java.util.Random;
import java.util.function.IntFunction;

/** The order in which an epoch takes the samples. */
interface SampleOrder {
    /** The permutation for an epoch, or null for the natural order. Valid until the next call. */
    int[] of(int epoch);

    /**
     * The order that the options ask for.
     *
     * @param shuffleable false where a batch is the whole set, whose gradient does not depend on the order
     */
    static SampleOrder of(TrainingOptions options, int samples, boolean shuffleable) {
        if (options.sampleOrder() != null) {
            IntFunction<int[]> given = options.sampleOrder();
            return epoch -> checked(given.apply(epoch), epoch, samples);
        }
        return options.shuffle() && shuffleable ? shuffled(options.seed(), samples) : epoch -> null;
    }

    /** Fisher–Yates from the natural order, with a generator that depends on seed and epoch only. */
    private static SampleOrder shuffled(long seed, int samples) {
        int[] order = new int[samples];
        Random random = new Random();
        return epoch -> {
            random.setSeed(seed + 0x9E3779B97F4A7C15L * (epoch + 1)); // golden ratio: neighbouring epochs differ in all bits
            for (int i = 0; i < samples; i++) {
                order[i] = i;
            }
            for (int i = samples - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        };
    }

    private static int[] checked(int[] order, int epoch, int samples) {
        if (order == null || order.length != samples) {
            throw new IllegalArgumentException("sampleOrder must give a permutation of 0 … " + (samples - 1)
                    + ", but for epoch " + epoch + " gave "
                    + (order == null ? "null" : order.length + " indices"));
        }
        boolean[] seen = new boolean[samples];
        for (int i : order) {
            if (i < 0 || i >= samples || seen[i]) {
                throw new IllegalArgumentException("sampleOrder must give a permutation of 0 … " + (samples - 1)
                        + ", but for epoch " + epoch + " has the index " + i
                        + (i < 0 || i >= samples ? ", out of range" : " twice"));
            }
            seen[i] = true;
        }
        return order;
    }
}
