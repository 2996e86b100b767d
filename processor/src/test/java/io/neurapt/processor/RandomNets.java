package io.neurapt.processor;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Precision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws networks, parameters and data; the same seed gives the same. All numbers are exact in single precision. */
final class RandomNets {
    private static final Initializer[] INITIALIZERS = {
        Initializer.AUTO, Initializer.XAVIER, Initializer.HE, Initializer.NORMAL
    };
    private static final Loss[] LOSSES =
            EnumSet.complementOf(EnumSet.of(Loss.AUTO)).toArray(Loss[]::new);
    private static final Activation[] ELEMENTWISE = {
        Activation.IDENTITY, Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.ELU,
        Activation.SELU, Activation.GELU, Activation.GELU_TANH, Activation.SILU, Activation.SOFTPLUS, Activation.MISH,
        Activation.HARD_SIGMOID
    };
    /** Rounding in single precision moves no z of these networks farther than this, relative to its terms. */
    private static final double CLOSE_TO_KINK = 2e-5;

    private RandomNets() {}

    /** A network of one to four layers, called after its seed. */
    static Net net(long seed) {
        Random random = new Random(seed);
        int widest = one(random, 8, 20, 70);
        int depth = 1 + random.nextInt(4);
        int[] widths = new int[depth + 1];
        for (int i = 0; i <= depth; i++) {
            widths[i] = 1 + random.nextInt(widest);
        }
        return net(random, "Net" + seed, widths);
    }

    /** A network of given widths: number of inputs, then of the units of every layer. */
    static Net net(Random random, String name, int... widths) {
        Loss loss = one(random, LOSSES);
        int last = widths.length - 1;
        if (loss.isCategorical()) {
            widths[last] = Math.max(2, widths[last]);
        }
        List<Net.DenseLayer> layers = new ArrayList<>();
        for (int i = 1; i < last; i++) {
            layers.add(layer(random, widths[i], one(random, ELEMENTWISE)));
        }
        Activation output = switch (loss) {
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            case CATEGORICAL_CROSS_ENTROPY, SPARSE_CATEGORICAL_CROSS_ENTROPY ->
                    widths[last] % 2 == 0 ? Activation.SOFTMAX : Activation.LOG_SOFTMAX; // no further draw: the rest stays as it was
            case HINGE -> one(random, Activation.IDENTITY, Activation.TANH);
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> one(random, ELEMENTWISE);
            case AUTO -> throw new IllegalStateException("a net has the loss itself");
        };
        layers.add(layer(random, widths[last], output));
        return new Net(name, one(random, Net.Form.values()), one(random, Precision.values()), widths[0], loss, layers);
    }

    private static Net.DenseLayer layer(Random random, int units, Activation activation) {
        double slope = random.nextInt(5) == 0 ? 0 : random.nextFloat();
        double alpha = slope < 0.3 ? 1 : 2 * slope; // without a draw, so that the rest of a seed's network stays as it was
        boolean bias = random.nextInt(4) > 0;
        return new Net.DenseLayer(
                units, activation, slope, alpha, bias, one(random, INITIALIZERS), 0.1 + 0.4 * random.nextFloat());
    }

    /** Replaces the zeros that biases start with, in most networks. */
    static void drawBiases(Random random, AnyNetwork network) {
        if (random.nextInt(4) == 0) {
            return;
        }
        for (Map.Entry<String, double[][]> parameter : network.parameters().entrySet()) {
            if (parameter.getKey().endsWith(".bias")) {
                for (double[] unit : parameter.getValue()) {
                    unit[0] = (float) random.nextGaussian() / 2;
                }
                network.set(parameter.getKey(), parameter.getValue());
            }
        }
    }

    /** From 1 to 70 samples, now and then so many that they do not fit into one chunk. */
    static int samples(Random random) {
        return random.nextInt(25) == 0 ? 500 + random.nextInt(700) : 1 + random.nextInt(70);
    }

    /** Samples that keep clear of the network's kinks, where single precision may see the other side of them. */
    static double[][] features(Random random, Interpreter interpreter, int inputs, int samples) {
        double[][] x = new double[samples][inputs];
        for (double[] sample : x) {
            do {
                for (int i = 0; i < inputs; i++) {
                    sample[i] = (float) random.nextGaussian();
                }
            } while (interpreter.distanceToKink(sample) < CLOSE_TO_KINK);
        }
        return x;
    }

    /** Labels that suit the network's loss: hard and soft ones. */
    static double[][] labels(Random random, Net net, int samples) {
        double[][] y = new double[samples][net.loss().labelRows(net.outputs())];
        for (double[] label : y) {
            boolean hard = random.nextBoolean();
            switch (net.loss()) {
                case BINARY_CROSS_ENTROPY -> {
                    for (int i = 0; i < label.length; i++) {
                        label[i] = hard ? random.nextInt(2) : random.nextInt(65) / 64.0;
                    }
                }
                case CATEGORICAL_CROSS_ENTROPY -> {
                    int shares = hard ? 1 : 64; // powers of two: their sum is exactly one
                    for (int i = 0; i < shares; i++) {
                        label[random.nextInt(label.length)] += 1.0 / shares;
                    }
                }
                case SPARSE_CATEGORICAL_CROSS_ENTROPY -> label[0] = random.nextInt(net.outputs());
                case HINGE -> {
                    for (int i = 0; i < label.length; i++) {
                        label[i] = random.nextBoolean() ? 1 : -1;
                    }
                }
                case MEAN_ABSOLUTE_ERROR -> {
                    for (int i = 0; i < label.length; i++) {
                        // far from the outputs: single precision might see the other side of the kink
                        label[i] = (float) (random.nextGaussian() + (random.nextBoolean() ? 50 : -50));
                    }
                }
                case MEAN_SQUARED_ERROR, HUBER -> {
                    for (int i = 0; i < label.length; i++) {
                        label[i] = (float) random.nextGaussian();
                    }
                }
                case AUTO -> throw new IllegalStateException("a net has the loss itself");
            }
        }
        return y;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
