package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingDivergedException;
import io.neurapt.TrainingOptions;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training run that does not end well leaves the parameters of the last epoch that did. */
class DivergenceTest {
    private static final double[][] X = {{1, -2}, {3, 1}, {-1, 2}};
    private static final double[][] Y = {{1}, {2}, {3}};

    private final Net net = Net.stacked(
            "Linear", Precision.FLOAT, Loss.MEAN_SQUARED_ERROR, Activation.IDENTITY, Activation.IDENTITY, 2, 1);
    private final Compiled compiled = Compiled.of(net.source()).clean();

    /** The cost grows by the square of the rate's order in every batch, until it or a parameter is infinite. */
    @ParameterizedTest
    @CsvSource({"1e30, 0, 1, 0", "1e30, 1, 0, 2", "1e10, 0, 3, 0", "1e10, 2, 1, 1", "1e300, 0, 0, 0"})
    void divergenceKeepsTheLastFiniteEpoch(double rate, int batchSize, int epoch, int batch) {
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        TrainingDivergedException e = catchThrowableOfType(
                TrainingDivergedException.class, () -> network.train(X, Y, options(1000, rate, batchSize)));
        assertThat(e.epoch()).as("epoch").isEqualTo(epoch);
        assertThat(e.batch()).as("batch").isEqualTo(batch);
        assertThat(e)
                .hasMessageContainingAll(
                        "epoch " + epoch,
                        "batch " + batch,
                        "learning rate (now " + rate + ")",
                        epoch == 0 ? "before this training" : "end of epoch " + (epoch - 1));
        AnyNetwork shorter = AnyNetwork.create(compiled, net, 1);
        if (epoch > 0) {
            shorter.train(X, Y, options(epoch, rate, batchSize));
        }
        requireEqual(network.parameters(), shorter.parameters());
    }

    @Test
    void anExceptionOfTheListenerKeepsTheLastEpoch() {
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        TrainingOptions options = TrainingOptions.builder()
                .epochs(10)
                .listener((epoch, cost) -> {
                    if (epoch == 3) {
                        throw new ArithmeticException("enough");
                    }
                })
                .build();
        assertThat(catchThrowableOfType(ArithmeticException.class, () -> network.train(X, Y, options)))
                .isNotNull();
        AnyNetwork shorter = AnyNetwork.create(compiled, net, 1);
        shorter.train(X, Y, TrainingOptions.builder().epochs(4).build());
        requireEqual(network.parameters(), shorter.parameters());
    }

    @Test
    void whileTrainingParametersCannotBeSet() {
        requireRefusedWhileTraining(network -> network.set("layer1.bias", new double[1][1]));
    }

    @Test
    void aSecondTrainingMustWait() {
        requireRefusedWhileTraining(network -> network.train(X, Y, TrainingOptions.unset()));
    }

    private void requireRefusedWhileTraining(Consumer<AnyNetwork> call) {
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        int[] refusals = new int[1];
        network.train(
                X,
                Y,
                TrainingOptions.builder()
                        .epochs(3)
                        .listener((epoch, cost) -> {
                            assertThatIllegalStateException()
                                    .isThrownBy(() -> call.accept(network))
                                    .withMessageContaining("is being trained");
                            refusals[0]++;
                        })
                        .build());
        assertThat(refusals[0]).isEqualTo(3);
        call.accept(network); // afterwards there is nothing against it
        AnyNetwork undisturbed = AnyNetwork.create(compiled, net, 1);
        undisturbed.train(X, Y, TrainingOptions.builder().epochs(3).build());
        call.accept(undisturbed);
        requireEqual(network.parameters(), undisturbed.parameters());
    }

    private static TrainingOptions options(int epochs, double rate, int batchSize) {
        return TrainingOptions.builder()
                .epochs(epochs)
                .learningRate(rate)
                .batchSize(batchSize)
                .shuffle(false)
                .build();
    }

    private static void requireEqual(Map<String, double[][]> actual, Map<String, double[][]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        expected.forEach((name, value) -> assertThat(actual.get(name)).isDeepEqualTo(value));
    }
}
