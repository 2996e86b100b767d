package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole training runs give the costs that other implementations give, from the same first weights and orders. */
class ReferenceRunsTest {
    private static final ReferenceData.Samples FLOWER = ReferenceData.csv("flower_400.csv");
    private static final ReferenceData.Samples MOONS = ReferenceData.csv("moons_300.csv");

    @Test
    void batchGradientDescentOnTheFlower() {
        DoubleNetwork network = create(Activation.TANH, "planar_h4.json", 2, 4, 1);
        double[] costs = network.train(FLOWER.x(), FLOWER.y(), options(10_000, 1.2, Optimizer.gradientDescent()))
                .costs();
        double[] expected =
                ReferenceData.vector(ReferenceData.json("planar_flower.json").get("own_costs_h4"));
        for (int k = 0; k < expected.length; k++) {
            // From iteration 8000 on, the order of roundings decides.
            assertThat(costs[1000 * k]).as("cost %d", 1000 * k).isCloseTo(expected[k], within(k <= 7 ? 5e-7 : 1e-3));
        }
        assertThat(accuracy(network, FLOWER)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void halfAsManyIterationsOnTheFlower() {
        DoubleNetwork network = create(Activation.TANH, "planar_h4.json", 2, 4, 1);
        network.train(FLOWER.x(), FLOWER.y(), options(5_000, 1.2, Optimizer.gradientDescent()));
        double percent = ReferenceData.json("planar_flower.json")
                .getAsJsonObject("accuracy_5000_iterations_percent")
                .getAsJsonObject("4")
                .get("published")
                .getAsDouble();
        assertThat(accuracy(network, FLOWER)).isEqualTo(percent / 100);
    }

    @ParameterizedTest
    @CsvSource({"gd, 1e-10", "momentum, 1e-10", "adam, 1e-8"})
    void miniBatchesOfMoons(String name, double tolerance) {
        Optimizer optimizer = switch (name) {
            case "gd" -> Optimizer.gradientDescent();
            case "momentum" -> Optimizer.momentum(0.9);
            default -> Optimizer.adam(0.9, 0.999, 1e-8);
        };
        DoubleNetwork network = create(Activation.RELU, "moons.json", 2, 5, 2, 1);
        LastBatches listener = new LastBatches();
        network.train(
                MOONS.x(),
                MOONS.y(),
                TrainingOptions.builder()
                        .epochs(10_000)
                        .batchSize(64)
                        .learningRate(0.0007)
                        .optimizer(optimizer)
                        .sampleOrder(epoch -> NumpyPermutation.of(11 + epoch, 300))
                        .listener(listener)
                        .build());
        JsonObject expected = ReferenceData.json("moons_optimisers.json");
        double[] own = ReferenceData.vector(expected.getAsJsonObject(name).get("own"));
        assertThat(listener.costs).hasSize(own.length);
        for (int k = 0; k < own.length; k++) {
            assertThat(listener.costs.get(k)).as("cost %d", 1000 * k).isCloseTo(own[k], within(tolerance));
        }
        double accuracy =
                expected.getAsJsonObject("published_accuracy").get(name).getAsDouble();
        assertThat(accuracy(network, MOONS)).isEqualTo(accuracy);
    }

    /** The cost of the last of five batches, in every thousandth epoch. */
    private static final class LastBatches implements TrainingListener {
        private final List<Double> costs = new ArrayList<>();

        @Override
        public void onBatch(int epoch, int batch, double cost) {
            if (epoch % 1000 == 0 && batch == 4) {
                costs.add(cost);
            }
        }

        @Override
        public void onEpoch(int epoch, double cost) {}
    }

    private static TrainingOptions options(int epochs, double learningRate, Optimizer optimizer) {
        return TrainingOptions.builder()
                .epochs(epochs)
                .learningRate(learningRate)
                .optimizer(optimizer)
                .build();
    }

    /** A network with a sigmoid output and weights from a file. */
    private static DoubleNetwork create(Activation hidden, String weights, int... widths) {
        Net net = Net.stacked("Net", Precision.DOUBLE, Loss.BINARY_CROSS_ENTROPY, hidden, Activation.SIGMOID, widths);
        DoubleNetwork network =
                (DoubleNetwork) Compiled.of(net.source()).clean().create(net.className(), 1);
        JsonObject json = ReferenceData.json(weights);
        for (int l = 0; l < net.layers().size(); l++) {
            network.parameters().set(net.weight(l), new DoubleMatrix(ReferenceData.matrix(json.get("W" + (l + 1)))));
        }
        return network;
    }

    private static double accuracy(DoubleNetwork network, ReferenceData.Samples samples) {
        int right = 0;
        for (int s = 0; s < samples.x().length; s++) {
            right += network.predictClass(samples.x()[s]) == samples.y()[s][0] ? 1 : 0;
        }
        return (double) right / samples.x().length;
    }
}
