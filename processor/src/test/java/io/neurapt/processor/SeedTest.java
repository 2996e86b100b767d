package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed decides all that is random: the first weights, of the deviation asked for, and the order of the samples. */
class SeedTest {
    private static final int INPUTS = 300;
    private static final int UNITS = 100;

    @ParameterizedTest
    @CsvSource({
        "AUTO, TANH, 0.07071", // √(2 / 400)
        "AUTO, RELU, 0.08165", // √(2 / 300)
        "AUTO, LEAKY_RELU, 0.08165",
        "XAVIER, RELU, 0.07071",
        "HE, TANH, 0.08165",
        "NORMAL, TANH, 0.25",
        "ZEROS, TANH, 0"
    })
    void weightsHaveTheDeviationOfTheirInitializer(Initializer initializer, Activation activation, double expected) {
        Net net = net(initializer, activation);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        double[] weights = flat(network, "layer1.weight");
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        assertThat(Math.sqrt(squares / weights.length)).isCloseTo(expected, within(0.02 * expected));
        assertThat(Arrays.stream(weights).sum() / weights.length).isCloseTo(0, within(0.03 * expected));
        assertThat(flat(network, "layer1.bias")).containsOnly(0);
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndTheSameTraining() {
        Net net = net(Initializer.AUTO, Activation.TANH);
        Compiled compiled = Compiled.of(net.source()).clean();
        double[] first = flat(AnyNetwork.create(compiled, net, 1), "layer1.weight");
        assertThat(flat(AnyNetwork.create(compiled, net, 1), "layer1.weight")).isEqualTo(first);
        assertThat(flat(AnyNetwork.create(compiled, net, 2), "layer1.weight")).isNotEqualTo(first);
        double[] trained = trained(compiled, net, 7);
        assertThat(trained).isNotEqualTo(first);
        assertThat(trained(compiled, net, 7)).isEqualTo(trained);
        assertThat(trained(compiled, net, 8)).isNotEqualTo(trained);
    }

    /** From the same first weights, in shuffled mini-batches. */
    private static double[] trained(Compiled compiled, Net net, long seed) {
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        double[][] x = new double[20][INPUTS];
        double[][] y = new double[20][UNITS];
        for (int s = 0; s < x.length; s++) {
            x[s][s] = 1;
            y[s][0] = s;
        }
        network.train(
                x,
                y,
                TrainingOptions.builder().epochs(3).batchSize(8).seed(seed).build());
        return flat(network, "layer1.weight");
    }

    private static Net net(Initializer initializer, Activation activation) {
        Net.DenseLayer layer = new Net.DenseLayer(UNITS, activation, 0.01, 1, true, initializer, 0.25);
        return new Net("Net", Net.Form.STACKED, Precision.FLOAT, INPUTS, Loss.MEAN_SQUARED_ERROR, List.of(layer));
    }

    private static double[] flat(AnyNetwork network, String name) {
        return Arrays.stream(network.parameters().get(name))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
