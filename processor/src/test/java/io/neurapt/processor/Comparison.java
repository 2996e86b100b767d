package io.neurapt.processor;

import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** One generated network against the {@link Interpreter}, on parameters and data that a seed decides. */
final class Comparison {
    /** Allowed errors relative to what is compared: a few dozen roundings. */
    private static final double DOUBLE = 1e-13;

    private static final double FLOAT = 1e-5;
    /** Much smaller gradients than the network's largest are what cancellation leaves of numbers of that size. */
    private static final double SMALL = 0.01;
    /** In single precision, gradients below this are what is left of terms of about 1 from many samples. */
    private static final double CANCELLED = 1e-3;

    private final Random random;
    private final Net net;
    private final AnyNetwork network;
    private final Interpreter truth;
    private final double[][] x;
    private final double[][] y;
    private final double tolerance;

    private Comparison(Compiled compiled, Net net, long seed) {
        this.net = net;
        random = new Random(seed);
        network = AnyNetwork.create(compiled, net, seed);
        RandomNets.drawBiases(random, network);
        truth = new Interpreter(net, network.parameters());
        int samples = RandomNets.samples(random);
        x = RandomNets.features(random, truth, net.inputs(), samples);
        y = RandomNets.labels(random, net, samples);
        tolerance = net.precision() == Precision.DOUBLE ? DOUBLE : FLOAT;
    }

    /**
     * Compares predictions, cost, gradients and a short training.
     *
     * @throws AssertionError with the spec, if anything differs
     */
    static void run(Compiled compiled, Net net, long seed) {
        int samples = 0;
        try {
            Comparison comparison = new Comparison(compiled, net, seed);
            samples = comparison.x.length;
            comparison.predictions();
            comparison.costs();
            comparison.gradients();
            comparison.training();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e + "\nseed " + seed + ", " + samples + " samples\n" + net.source(), e);
        }
    }

    private void predictions() {
        double[][] expected = new double[x.length][];
        for (int s = 0; s < x.length; s++) {
            expected[s] = truth.predict(x[s]);
        }
        double scale = 1 + largest(expected);
        close("predict(matrix)", network.predictMatrix(x), expected, scale);
        close("predict(rows)", network.predictRows(x), expected, scale);
        for (int s = 0; s < Math.min(x.length, 20); s++) {
            close("predict(sample)", network.predict(x[s]), expected[s], scale);
            close("predict(sample, out)", network.predictInto(x[s]), expected[s], scale);
        }
    }

    private void costs() {
        double[] expected = {truth.cost(x, y)};
        double scale = 1 + expected[0];
        close("cost(matrices)", new double[] {network.cost(x, y)}, expected, scale);
        close("cost(rows)", new double[] {network.costOfRows(x, y)}, expected, scale);
    }

    private void gradients() {
        Map<String, double[][]> expected = truth.gradients(x, y);
        double floor = Math.max(SMALL * largest(expected), tolerance == FLOAT ? CANCELLED : 0);
        close("gradient", network.gradients(x, y), expected, matrix -> Math.max(floor, largest(matrix)));
    }

    /** Two epochs of gradient descent in mini-batches, the last of which is smaller, in a random order. */
    private void training() {
        Map<String, double[][]> before = network.parameters();
        double rate = 0.01 / (1 + largest(truth.gradients(x, y)));
        int[] order = shuffled(x.length);
        int batch = 1 + random.nextInt(Math.min(x.length, 100));
        network.train(
                x,
                y,
                TrainingOptions.builder()
                        .epochs(2)
                        .batchSize(batch)
                        .learningRate(rate)
                        .optimizer(Optimizer.gradientDescent())
                        .sampleOrder(epoch -> order)
                        .build());
        Interpreter trained = new Interpreter(net, before);
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int from = 0; from < x.length; from += batch) {
                int[] chosen = Arrays.copyOfRange(order, from, Math.min(from + batch, x.length));
                trained.gradients(rows(x, chosen), rows(y, chosen)).forEach((name, g) -> {
                    double[][] p = before.get(name);
                    for (int i = 0; i < p.length; i++) {
                        for (int j = 0; j < p[i].length; j++) {
                            p[i][j] -= rate * g[i][j];
                        }
                    }
                });
            }
        }
        close("trained", network.parameters(), before, matrix -> 1 + largest(matrix));
    }

    private int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static double[][] rows(double[][] matrix, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(s -> matrix[s]).toArray(double[][]::new);
    }

    private void close(
            String what,
            Map<String, double[][]> actual,
            Map<String, double[][]> expected,
            ToDoubleFunction<double[][]> scale) {
        if (!actual.keySet().equals(expected.keySet())) {
            throw new AssertionError(what + " of " + actual.keySet() + ", but expected are " + expected.keySet());
        }
        expected.forEach(
                (name, value) -> close(what + " " + name, actual.get(name), value, scale.applyAsDouble(value)));
    }

    private void close(String what, double[][] actual, double[][] expected, double scale) {
        if (actual.length != expected.length) {
            throw new AssertionError(what + " has " + actual.length + " rows instead of " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            close(what + "[" + i + "]", actual[i], expected[i], scale);
        }
    }

    private void close(String what, double[] actual, double[] expected, double scale) {
        if (actual.length != expected.length) {
            throw new AssertionError(what + " has " + actual.length + " values instead of " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance * scale)) {
                throw new AssertionError(what + "[" + i + "] is " + actual[i] + " instead of " + expected[i]
                        + "; the largest difference allowed is " + tolerance * scale);
            }
        }
    }

    static double largest(Map<String, double[][]> matrices) {
        return matrices.values().stream().mapToDouble(Comparison::largest).max().orElseThrow();
    }

    private static double largest(double[][] matrix) {
        return Arrays.stream(matrix)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }
}
