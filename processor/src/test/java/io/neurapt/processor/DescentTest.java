package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plain gradient descent, which trains in place where a mini-batch is one chunk, goes the way of gradients and updates
 * apart from each other.
 */
class DescentTest {
    private static final int STEPS = 12;
    private static final double RATE = 0.125;

    /** Narrow networks and wide ones; one chunk, exactly one, and more. */
    @ParameterizedTest
    @CsvSource({
        "FLOAT, 5, 40, 1",
        "FLOAT, 5, 40, 0",
        "DOUBLE, 5, 40, 0",
        "DOUBLE, 5, 512, 0",
        "DOUBLE, 5, 513, 0",
        "FLOAT, 90, 40, 1",
        "FLOAT, 90, 40, 0",
        "DOUBLE, 90, 40, 0",
        "DOUBLE, 90, 512, 0",
        "DOUBLE, 90, 513, 0"
    })
    void trainingIsGradientsAndUpdates(Precision precision, int width, int samples, int batchSize) {
        Net net = new Net("Net", Net.Form.STACKED, precision, 4, Loss.CATEGORICAL_CROSS_ENTROPY, layers(width));
        Compiled compiled = Compiled.of(net.source()).clean();
        double[][] x = new double[samples][4];
        double[][] y = new double[samples][3];
        draw(x, y);
        AnyNetwork trained = AnyNetwork.create(compiled, net, 1);
        int epochs = batchSize == 0 ? STEPS : 1;
        double[] costs = trained.train(x, y, options(epochs, batchSize)).costs();

        AnyNetwork stepped = AnyNetwork.create(compiled, net, 1);
        double tolerance = precision == Precision.FLOAT ? 1e-5 : 1e-13;
        double sum = 0;
        int steps = batchSize == 0 ? STEPS : samples;
        for (int step = 0; step < steps; step++) {
            double[][] batchX = batchSize == 0 ? x : new double[][] {x[step]};
            double[][] batchY = batchSize == 0 ? y : new double[][] {y[step]};
            double cost = stepped.cost(batchX, batchY);
            sum += cost;
            if (batchSize == 0) {
                assertThat(Math.abs(costs[step] - cost)).isLessThan(samples * tolerance);
            }
            Map<String, double[][]> gradients = stepped.gradients(batchX, batchY);
            stepped.parameters().forEach((name, value) -> stepped.set(name, updated(value, gradients.get(name))));
        }
        if (batchSize > 0) {
            assertThat(Math.abs(costs[0] - sum / samples)).isLessThan(10 * tolerance);
        }
        Map<String, double[][]> first = AnyNetwork.create(compiled, net, 1).parameters();
        stepped.parameters().forEach((name, value) -> {
            assertThat(largestDifference(trained.parameters().get(name), value)).as(name).isLessThan(10 * tolerance);
            assertThat(largestDifference(first.get(name), value)).as(name).isGreaterThan(100 * tolerance);
        });
    }

    private static List<Net.DenseLayer> layers(int width) {
        List<Net.DenseLayer> layers = new ArrayList<>();
        layers.add(Net.DenseLayer.of(width, Activation.TANH));
        layers.add(new Net.DenseLayer(width, Activation.LEAKY_RELU, 0.25, 1, false, io.neurapt.Initializer.AUTO, 0.01));
        layers.add(Net.DenseLayer.of(width, Activation.SIGMOID));
        layers.add(Net.DenseLayer.of(3, Activation.SOFTMAX));
        return layers;
    }

    private static void draw(double[][] x, double[][] y) {
        Random random = new Random(1);
        for (int s = 0; s < x.length; s++) {
            for (int i = 0; i < x[s].length; i++) {
                x[s][i] = (float) random.nextGaussian();
            }
            y[s][random.nextInt(y[s].length)] = 1;
        }
    }

    private static TrainingOptions options(int epochs, int batchSize) {
        return TrainingOptions.builder()
                .epochs(epochs)
                .batchSize(batchSize)
                .shuffle(false)
                .learningRate(RATE)
                .optimizer(Optimizer.gradientDescent())
                .threads(1)
                .build();
    }

    private static double[][] updated(double[][] value, double[][] gradient) {
        double[][] updated = new double[value.length][value[0].length];
        for (int i = 0; i < value.length; i++) {
            for (int j = 0; j < value[i].length; j++) {
                updated[i][j] = value[i][j] - RATE * gradient[i][j];
            }
        }
        return updated;
    }

    private static double largestDifference(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < b[i].length; j++) {
                largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return largest;
    }
}
