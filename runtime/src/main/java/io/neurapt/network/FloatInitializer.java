package io.neurapt.network;

import java.util.Arrays;
import java.util.Random;

/** Draws the first parameters of a network. */
final class FloatInitializer {
    private FloatInitializer() {}

    /** All parameters, from one generator, in the order of the flat array: the same seed gives the same network. */
    static float[] draw(NetworkInfo info, long seed) {
        Random random = new Random(seed);
        float[] p = new float[info.parameters()];
        for (NetworkInfo.Tensor tensor : info.tensors()) {
            Arrays.fill(p, tensor.offset(), tensor.offset() + tensor.length(), (float) tensor.start());
            double deviation = deviation(tensor);
            if (deviation > 0) {
                for (int i = 0; i < tensor.length(); i++) {
                    p[tensor.offset() + i] = (float) (deviation * random.nextGaussian());
                }
            }
        }
        return p;
    }

    private static double deviation(NetworkInfo.Tensor tensor) {
        return switch (tensor.initializer()) {
            case ZEROS -> 0;
            case NORMAL -> tensor.standardDeviation();
            case LECUN -> Math.sqrt(1.0 / tensor.columns());
            case HE -> Math.sqrt(2.0 / tensor.columns());
            case XAVIER, AUTO -> Math.sqrt(2.0 / (tensor.columns() + tensor.rows()));
        };
    }
}
