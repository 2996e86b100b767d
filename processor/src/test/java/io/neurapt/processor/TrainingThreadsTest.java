package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.TrainingDivergedException;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several threads train as one does, up to rounding. */
@Timeout(120)
class TrainingThreadsTest {
    private static final int SAMPLES = 67;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 3;

    private final double[][] x = gaussian(SAMPLES, INPUTS);
    private final double[][] y = gaussian(SAMPLES, OUTPUTS);

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("neurapt-worker-"));
    }

    /** Ways through the training loop. */
    enum Way {
        NARROW(Precision.FLOAT, 6, 0, Optimizer.gradientDescent()),
        NARROW_BATCHES(Precision.DOUBLE, 6, 16, Optimizer.momentum(0.9)),
        NARROW_ADAM(Precision.FLOAT, 6, 0, Optimizer.adam(0.9, 0.999, 1e-4)),
        WIDE(Precision.DOUBLE, 90, 0, Optimizer.adam(0.9, 0.999, 1e-4)),
        WIDE_BATCHES(Precision.FLOAT, 90, 16, Optimizer.gradientDescent()),
        /** The last mini-batch is one sample, which two of three workers go without. */
        NARROW_SHORT_LAST(Precision.DOUBLE, 6, 22, Optimizer.gradientDescent()),
        WIDE_SHORT_LAST(Precision.DOUBLE, 90, 33, Optimizer.momentum(0.9)),
        /** Smaller than the number of threads. */
        NARROW_TINY(Precision.FLOAT, 6, 2, Optimizer.momentum(0.5)),
        WIDE_TINY(Precision.DOUBLE, 90, 2, Optimizer.gradientDescent()),
        NARROW_SINGLE(Precision.DOUBLE, 6, 1, Optimizer.gradientDescent());

        private final Precision precision;
        private final int width;
        private final int batchSize;
        private final Optimizer optimizer;

        Way(Precision precision, int width, int batchSize, Optimizer optimizer) {
            this.precision = precision;
            this.width = width;
            this.batchSize = batchSize;
            this.optimizer = optimizer;
        }

        TrainingOptions.Builder options(int threads) {
            return TrainingOptions.builder()
                    .epochs(5)
                    .batchSize(batchSize)
                    .learningRate(0.002)
                    .optimizer(optimizer)
                    .seed(3)
                    .threads(threads);
        }
    }

    /** What a training leaves. */
    private record Trained(double[] costs, Map<String, double[][]> parameters) {}

    @ParameterizedTest
    @EnumSource(Way.class)
    void moreThreadsGiveTheSameUpToRounding(Way way) {
        Net net = net(way.precision, way.width);
        Compiled compiled = Compiled.of(net.source()).clean();
        Trained one = train(compiled, net, way, 1);
        requireClose(train(compiled, net, way, 2), one, way.precision);
        requireClose(train(compiled, net, way, 3), one, way.precision);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSameSeedAndThreadsGiveTheSameBits(Way way) {
        Net net = net(way.precision, way.width);
        Compiled compiled = Compiled.of(net.source()).clean();
        for (int threads = 2; threads <= 3; threads++) {
            Trained first = train(compiled, net, way, threads);
            Trained second = train(compiled, net, way, threads);
            assertThat(second.costs).isEqualTo(first.costs);
            assertThat(second.parameters).hasSameSizeAs(first.parameters);
            first.parameters.forEach(
                    (name, value) -> assertThat(second.parameters.get(name)).isDeepEqualTo(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "6, 2", "6, 3", "90, 1", "90, 2", "90, 3"})
    void divergenceIsFoundByAnyNumberOfThreads(int width, int threads) {
        Net net = net(Precision.FLOAT, width);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        TrainingOptions options = TrainingOptions.builder()
                .epochs(100)
                .learningRate(1e25)
                .threads(threads)
                .build();
        assertThat(catchThrowable(() -> network.train(x, y, options))).isInstanceOf(TrainingDivergedException.class);
        assertThat(network.parameters().values())
                .allSatisfy(value -> assertThat(Arrays.stream(value).flatMapToDouble(Arrays::stream))
                        .allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @CsvSource({"6, true", "6, false", "90, true", "90, false"})
    void anExceptionOfTheListenerEndsAllThreads(int width, boolean onBatch) {
        Net net = net(Precision.DOUBLE, width);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        List<Boolean> working = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void onBatch(int epoch, int batch, double cost) {
                stop(onBatch);
            }

            @Override
            public void onEpoch(int epoch, double cost) {
                stop(!onBatch);
            }

            private void stop(boolean now) {
                working.add(Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("neurapt-worker-2")));
                if (now) {
                    throw new ArithmeticException("enough");
                }
            }
        };
        TrainingOptions options =
                TrainingOptions.builder().threads(3).listener(listener).build();
        assertThat(catchThrowable(() -> network.train(x, y, options))).isInstanceOf(ArithmeticException.class);
        assertThat(working).isNotEmpty().containsOnly(true);
    }

    private Trained train(Compiled compiled, Net net, Way way, int threads) {
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        double[] costs = network.train(x, y, way.options(threads).build()).costs();
        return new Trained(costs, network.parameters());
    }

    private static void requireClose(Trained actual, Trained expected, Precision precision) {
        double tolerance = precision == Precision.FLOAT ? 1e-4 : 1e-12;
        for (int epoch = 0; epoch < expected.costs.length; epoch++) {
            assertThat(Math.abs(actual.costs[epoch] - expected.costs[epoch]))
                    .isLessThanOrEqualTo(tolerance * (1 + expected.costs[epoch]));
        }
        expected.parameters.forEach((name, value) -> {
            double[][] other = actual.parameters.get(name);
            for (int i = 0; i < value.length; i++) {
                for (int j = 0; j < value[i].length; j++) {
                    assertThat(Math.abs(other[i][j] - value[i][j]))
                            .as("%s[%d][%d]", name, i, j)
                            .isLessThanOrEqualTo(tolerance * (1 + Math.abs(value[i][j])));
                }
            }
        });
    }

    private static Net net(Precision precision, int width) {
        return Net.stacked(
                "Net",
                precision,
                Loss.MEAN_SQUARED_ERROR,
                Activation.TANH,
                Activation.IDENTITY,
                INPUTS,
                width,
                width,
                OUTPUTS);
    }

    private static double[][] gaussian(int rows, int columns) {
        Random random = new Random(columns);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }
}
