package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurapt.Activation;
import io.neurapt.CancellationToken;
import io.neurapt.Checkpoint;
import io.neurapt.EarlyStopping;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Schedule;
import io.neurapt.StopReason;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.metrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that goes on from a checkpoint ends in the same bits as one that was never interrupted. */
class CheckpointTest {
    private static final int EPOCHS = 7;

    @TempDir
    Path folder;

    private final double[][] x = new double[50][6];
    private final double[][] y = new double[50][2];

    CheckpointTest() {
        Random random = new Random(3);
        for (int s = 0; s < x.length; s++) {
            for (int i = 0; i < 6; i++) {
                x[s][i] = (float) random.nextGaussian();
            }
            y[s][x[s][0] + 0.5 * random.nextGaussian() > 0 ? 1 : 0] = 1;
        }
    }

    private static Net net(Precision precision, int width) {
        return Net.stacked(
                "Net", precision, Loss.CATEGORICAL_CROSS_ENTROPY, Activation.TANH, Activation.SOFTMAX, 6, width, 2);
    }

    @ParameterizedTest
    @EnumSource(OptimizerType.class)
    void everyOptimizerGoesOnBitByBit(OptimizerType type) {
        TrainingOptions.Builder options = options().optimizer(type);
        if (type == OptimizerType.LBFGS) {
            options.batchSize(0).l1(0).weightDecay(0).clipNorm(Double.POSITIVE_INFINITY);
        }
        requireSameBits(net(Precision.DOUBLE, 5), options, 3, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT, 5, 1, 3, 0", "FLOAT, 5, 1, 2, 2", "FLOAT, 5, 2, 0, 1", "DOUBLE, 5, 3, 4, 3", "FLOAT, 90, 1, 1, 2", "DOUBLE, 90, 2, 2, 1"
    })
    void anyBatchOfAnyEpoch(Precision precision, int width, int threads, int epoch, int batch) {
        TrainingOptions.Builder options = options().optimizer(Optimizer.adam()).threads(threads);
        requireSameBits(net(precision, width), options, epoch, batch);
    }

    private static TrainingOptions.Builder options() {
        return TrainingOptions.builder()
                .epochs(EPOCHS)
                .batchSize(12)
                .learningRate(0.05)
                .schedule(new Schedule.ReduceOnPlateau(0.5, 1, 0.02, 0.01))
                .l1(1e-3)
                .l2(1e-3)
                .weightDecay(1e-3)
                .clipNorm(1)
                .validationSplit(0.2)
                .metrics(Metric.accuracy())
                .earlyStopping(EarlyStopping.of(5));
    }

    /** One run without a break, and one of another network that is cancelled at a batch and goes on in a third. */
    private void requireSameBits(Net net, TrainingOptions.Builder options, int epoch, int batch) {
        Compiled compiled = Compiled.of(net.source()).clean();
        AnyNetwork whole = AnyNetwork.create(compiled, net, 1);
        TrainingResult expected = whole.train(x, y, options.build());

        Path file = folder.resolve("run.checkpoint");
        CancellationToken token = new CancellationToken();
        TrainingOptions first = TrainingOptions.builder()
                .checkpoint(new Checkpoint(file, 100))
                .cancellation(token)
                .listener(new CancelAfter(token, epoch, batch))
                .build()
                .orElse(options.build());
        TrainingResult part = AnyNetwork.create(compiled, net, 1).train(x, y, first);
        assertThat(part.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(part.epochs()).isLessThan(expected.epochs());
        assertThat(folder).isDirectoryContaining("glob:**.checkpoint").isDirectoryNotContaining("glob:**.tmp");

        AnyNetwork resumed = AnyNetwork.create(compiled, net, 99);
        TrainingResult rest = resumed.train(
                x, y, TrainingOptions.builder().resumeFrom(file).build().orElse(options.build()));
        assertThat(rest.costs()).isEqualTo(expected.costs());
        assertThat(rest.validationCosts()).isEqualTo(expected.validationCosts());
        assertThat(rest.metric("accuracy")).isEqualTo(expected.metric("accuracy"));
        assertThat(rest.bestEpoch()).isEqualTo(expected.bestEpoch());
        assertThat(rest.stopReason()).isEqualTo(expected.stopReason());
        Map<String, double[][]> parameters = resumed.parameters();
        whole.parameters().forEach((name, value) -> assertThat(parameters.get(name)).isDeepEqualTo(value));
    }

    private record CancelAfter(CancellationToken token, int atEpoch, int atBatch) implements TrainingListener {
        @Override
        public void onBatch(int epoch, int batch, double cost) {
            if (epoch == atEpoch && batch == atBatch) {
                token.cancel();
            }
        }

        @Override
        public void onEpoch(int epoch, double cost) {}
    }

    @Test
    void checkpointsComeEveryFewEpochsAndMoreEpochsMayFollow() {
        Net net = net(Precision.FLOAT, 5);
        Compiled compiled = Compiled.of(net.source()).clean();
        Path file = folder.resolve("run.checkpoint");
        TrainingOptions.Builder options = TrainingOptions.builder().batchSize(12).optimizer(Optimizer.adam());
        TrainingListener fails = (epoch, cost) -> {
            if (epoch == 4) {
                throw new ArithmeticException("a failure in the fifth epoch");
            }
        };
        AnyNetwork crashed = AnyNetwork.create(compiled, net, 1);
        assertThatThrownBy(() -> crashed.train(
                        x, y, TrainingOptions.builder().checkpoint(new Checkpoint(file, 2)).listener(fails).build()
                                .orElse(options.epochs(10).build())))
                .isInstanceOf(ArithmeticException.class);
        AnyNetwork whole = AnyNetwork.create(compiled, net, 1);
        double[] costs = whole.train(x, y, options.epochs(10).build()).costs();
        AnyNetwork resumed = AnyNetwork.create(compiled, net, 2);
        TrainingResult rest = resumed.train(
                x, y, TrainingOptions.builder().resumeFrom(file).build().orElse(options.epochs(10).build()));
        assertThat(rest.costs()).isEqualTo(costs);
        whole.parameters().forEach((name, value) -> assertThat(resumed.parameters().get(name)).isDeepEqualTo(value));
    }

    @Test
    void whatDoesNotBelongIsRefused() throws IOException {
        Net net = net(Precision.FLOAT, 5);
        Net other = net(Precision.FLOAT, 6);
        Compiled compiled = Compiled.of(net.source()).clean();
        Path file = folder.resolve("run.checkpoint");
        TrainingOptions options = TrainingOptions.builder().epochs(2).build();
        AnyNetwork.create(compiled, net, 1)
                .train(x, y, TrainingOptions.builder().checkpoint(new Checkpoint(file, 1)).build().orElse(options));
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        TrainingOptions resume = TrainingOptions.builder().resumeFrom(file).build();
        refused(AnyNetwork.create(Compiled.of(other.source()).clean(), other, 1), resume, "its network is Net, float");
        refused(network, TrainingOptions.builder().optimizer(Optimizer.adam()).build().orElse(resume), "its optimiser is");
        refused(network, TrainingOptions.builder().batchSize(7).build().orElse(resume), "its batch size is 50, but now it is 7");
        refused(network, TrainingOptions.builder().epochs(1).build().orElse(resume), "made after 2 epochs");
        refused(network, TrainingOptions.builder().validationSplit(0.5).build().orElse(resume), "its number of training samples");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        refused(network, resume, "damaged");
        Files.write(file, "something else that is long enough".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refused(network, resume, "no checkpoint");
        Files.write(file, new byte[3]);
        refused(network, resume, "no checkpoint");
        assertThatThrownBy(() -> network.train(
                        x, y, TrainingOptions.builder().resumeFrom(folder.resolve("nowhere")).build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read the checkpoint");
        assertThatThrownBy(() -> network.train(
                        x, y, TrainingOptions.builder().checkpoint(new Checkpoint(folder.resolve("no/such/folder"), 1)).build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write the checkpoint");
    }

    private void refused(AnyNetwork network, TrainingOptions options, String text) {
        Map<String, double[][]> before = network.parameters();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.train(x, y, options))
                .withMessageContaining(text);
        before.forEach((name, value) -> assertThat(network.parameters().get(name)).isDeepEqualTo(value));
    }
}
