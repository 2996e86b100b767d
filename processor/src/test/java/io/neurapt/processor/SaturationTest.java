package io.neurapt.processor;

import static io.neurapt.Activation.IDENTITY;
import static io.neurapt.Activation.LOG_SOFTMAX;
import static io.neurapt.Activation.SIGMOID;
import static io.neurapt.Activation.SOFTMAX;
import static io.neurapt.Loss.BINARY_CROSS_ENTROPY;
import static io.neurapt.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.Precision;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs come from the logits: outputs that round to 0 or 1 lose nothing, and nothing overflows. */
class SaturationTest {
    private static final double LOGIT = 1000;

    @ParameterizedTest
    @CsvSource({"FLOAT, 3", "DOUBLE, 3", "FLOAT, 300", "DOUBLE, 300"})
    void sigmoidAndBinaryCrossEntropy(Precision precision, int units) {
        Net net = Net.stacked("Net", precision, BINARY_CROSS_ENTROPY, IDENTITY, SIGMOID, 1, units);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        network.set("layer1.weight", filled(units, 1, LOGIT));
        double[][] zeros = filled(1, units, 0);
        assertThat(network.predict(new double[] {1})).containsOnly(1);
        assertThat(network.predictMatrix(filled(1, 1, 1))).isDeepEqualTo(filled(1, units, 1));
        assertThat(network.cost(filled(1, 1, 1), zeros)).isEqualTo(units * LOGIT);
        assertThat(network.gradients(filled(1, 1, 1), zeros).get("layer1.weight"))
                .isDeepEqualTo(filled(units, 1, 1));
        assertThat(network.predict(new double[] {-1})).containsOnly(0);
        assertThat(network.cost(filled(1, 1, -1), zeros)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 3", "DOUBLE, 3", "FLOAT, 300", "DOUBLE, 300"})
    void softmaxAndCategoricalCrossEntropy(Precision precision, int units) {
        Net net = Net.stacked("Net", precision, CATEGORICAL_CROSS_ENTROPY, IDENTITY, SOFTMAX, 1, units);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        double[][] weights = filled(units, 1, -LOGIT);
        weights[1][0] = LOGIT;
        network.set("layer1.weight", weights);
        double[][] first = filled(1, units, 0);
        double[][] second = filled(1, units, 0);
        first[0][0] = 1;
        second[0][1] = 1;
        assertThat(network.predict(new double[] {1})).isEqualTo(second[0]);
        assertThat(network.predictMatrix(filled(1, 1, 1))).isDeepEqualTo(second);
        assertThat(network.cost(filled(1, 1, 1), first)).isEqualTo(2 * LOGIT);
        assertThat(network.cost(filled(1, 1, 1), second)).isZero();
        double[][] gradient = filled(units, 1, 0);
        gradient[0][0] = -1;
        gradient[1][0] = 1;
        assertThat(network.gradients(filled(1, 1, 1), first).get("layer1.weight"))
                .isDeepEqualTo(gradient);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 3", "DOUBLE, 3", "FLOAT, 300", "DOUBLE, 300"})
    void logSoftmaxAndCategoricalCrossEntropy(Precision precision, int units) {
        Net net = Net.stacked("Net", precision, CATEGORICAL_CROSS_ENTROPY, IDENTITY, LOG_SOFTMAX, 1, units);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        double[][] weights = filled(units, 1, -LOGIT);
        weights[1][0] = LOGIT;
        network.set("layer1.weight", weights);
        double[][] logarithms = filled(1, units, -2 * LOGIT);
        logarithms[0][1] = 0;
        assertThat(network.predict(new double[] {1})).isEqualTo(logarithms[0]);
        assertThat(network.predictMatrix(filled(1, 1, 1))).isDeepEqualTo(logarithms);
        double[][] first = filled(1, units, 0);
        first[0][0] = 1;
        assertThat(network.cost(filled(1, 1, 1), first)).isEqualTo(2 * LOGIT);
        double[][] gradient = filled(units, 1, 0);
        gradient[0][0] = -1;
        gradient[1][0] = 1;
        assertThat(network.gradients(filled(1, 1, 1), first).get("layer1.weight"))
                .isDeepEqualTo(gradient);
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.fill(row, value);
        }
        return matrix;
    }
}
