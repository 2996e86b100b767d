package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neurapt.Activation;
import io.neurapt.CancellationToken;
import io.neurapt.EarlyStopping;
import io.neurapt.EpochReport;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.Schedule;
import io.neurapt.StopReason;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.TrainingRun;
import io.neurapt.metrics.Evaluation;
import io.neurapt.metrics.Metric;
import io.neurapt.network.DoubleNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a run and what it leaves: validation, early stopping, time limit, cancellation, penalties in the cost. */
class TrainingControlTest {
    private static final int SAMPLES = 60;
    private static final int BATCH = 16;

    private final Net net = Net.stacked(
            "Net", Precision.DOUBLE, Loss.CATEGORICAL_CROSS_ENTROPY, Activation.TANH, Activation.SOFTMAX, 5, 12, 3);
    private final Compiled compiled = Compiled.of(net.source()).clean();
    private final DoubleMatrix x = new DoubleMatrix(5, SAMPLES);
    private final DoubleMatrix y = new DoubleMatrix(3, SAMPLES);
    private final DoubleMatrix validationX = new DoubleMatrix(5, 30);
    private final DoubleMatrix validationY = new DoubleMatrix(3, 30);

    TrainingControlTest() {
        Random random = new Random(4);
        draw(random, x, y);
        draw(random, validationX, validationY);
    }

    /** A class that depends on the features a little: enough noise to overfit to. */
    private static void draw(Random random, DoubleMatrix x, DoubleMatrix y) {
        for (int s = 0; s < x.columns; s++) {
            for (int i = 0; i < x.rows; i++) {
                x.put(i, s, random.nextGaussian());
            }
            int label = x.get(0, s) > 0.5 ? 0 : x.get(1, s) > 0 ? 1 : 2;
            y.put(random.nextInt(3) == 0 ? random.nextInt(3) : label, s, 1);
        }
    }

    private DoubleNetwork network(long seed) {
        return (DoubleNetwork) compiled.create(net.className(), seed);
    }

    private static TrainingOptions.Builder options() {
        return TrainingOptions.builder().batchSize(BATCH).learningRate(0.2).threads(1);
    }

    private static double[] parameters(DoubleNetwork network) {
        return network.parameters().names().stream()
                .flatMapToDouble(name -> Arrays.stream(network.parameters().get(name).data))
                .toArray();
    }

    @Test
    void earlyStoppingRestoresTheBestEpoch() {
        DoubleNetwork network = network(1);
        TrainingOptions options = options()
                .epochs(500)
                .earlyStopping(EarlyStopping.of(20))
                .metrics(Metric.accuracy(), Metric.logLoss())
                .build();
        TrainingResult result = network.train(x, y, validationX, validationY, options);
        assertThat(result.stopReason()).isEqualTo(StopReason.EARLY_STOPPING);
        double[] costs = result.validationCosts();
        assertThat(costs).hasSize(result.epochs()).hasSize(result.bestEpoch() + 1 + 20);
        double best = Arrays.stream(costs).min().orElseThrow();
        assertThat(costs[result.bestEpoch()]).isEqualTo(best);
        assertThat(network.cost(validationX, validationY)).isEqualTo(best);
        DoubleNetwork shorter = network(1);
        shorter.train(x, y, options().epochs(result.bestEpoch() + 1).build());
        assertThat(parameters(network)).isEqualTo(parameters(shorter));
        Evaluation evaluation = network.evaluate(validationX, validationY);
        assertThat(result.metric("accuracy")[result.bestEpoch()]).isEqualTo(evaluation.accuracy());
        assertThat(result.metric("log-loss")[result.bestEpoch()]).isEqualTo(evaluation.logLoss());
        assertThat(evaluation.logLoss()).isCloseTo(best, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void earlyStoppingMayWatchAMetric() {
        DoubleNetwork network = network(1);
        TrainingResult result = network.train(
                x,
                y,
                validationX,
                validationY,
                options().epochs(300).earlyStopping(new EarlyStopping(15, 0.001, Metric.accuracy())).build());
        double[] accuracies = result.metric("accuracy");
        assertThat(accuracies[result.bestEpoch()]).isEqualTo(Arrays.stream(accuracies).max().orElseThrow());
        assertThat(network.evaluate(validationX, validationY).accuracy()).isEqualTo(accuracies[result.bestEpoch()]);
        assertThat(result.epochs()).isEqualTo(result.bestEpoch() + 1 + 15);
    }

    @Test
    void withoutStoppingEarlyTheBestEpochIsRestoredAsWell() {
        DoubleNetwork network = network(1);
        TrainingResult result = network.train(
                x, y, validationX, validationY, options().epochs(100).earlyStopping(EarlyStopping.of(1000)).build());
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(result.bestEpoch()).isLessThan(99);
        assertThat(network.cost(validationX, validationY)).isEqualTo(result.validationCosts()[result.bestEpoch()]);
    }

    @Test
    void aSplitTrainsOnTheRest() {
        DoubleNetwork network = network(1);
        List<TrainingRun> runs = new ArrayList<>();
        TrainingResult result = network.train(
                x, y, options().epochs(3).validationSplit(0.25).seed(5).listener(new Recorder(runs)).build());
        assertThat(runs).containsExactly(new TrainingRun(45, 15, 3, 16, 0, 3));
        DoubleNetwork again = network(1);
        assertThat(again.train(x, y, options().epochs(3).validationSplit(0.25).seed(5).build()).validationCosts())
                .isEqualTo(result.validationCosts());
        assertThat(parameters(again)).isEqualTo(parameters(network));
        assertThat(again.train(x, y, options().epochs(3).validationSplit(0.25).seed(6).build()).validationCosts())
                .isNotEqualTo(result.validationCosts());
    }

    private record Recorder(List<TrainingRun> runs) implements TrainingListener {
        @Override
        public void onStart(TrainingRun run) {
            runs.add(run);
        }

        @Override
        public void onEpoch(int epoch, double cost) {}
    }

    /** Before the fourth batch of the second epoch; the three updates made count. */
    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "INTERRUPTED"})
    void theWorkSoFarIsKept(StopReason reason) {
        CancellationToken token = new CancellationToken();
        TrainingListener stops = new TrainingListener() {
            @Override
            public void onBatch(int epoch, int batch, double cost) {
                if (epoch == 1 && batch == 2) {
                    if (reason == StopReason.CANCELLED) {
                        token.cancel();
                    } else {
                        Thread.currentThread().interrupt();
                    }
                }
            }

            @Override
            public void onEpoch(int epoch, double cost) {}
        };
        DoubleNetwork network = network(1);
        TrainingResult result = network.train(
                x, y, options().epochs(50).shuffle(false).cancellation(token).listener(stops).build());
        assertThat(Thread.interrupted()).isEqualTo(reason == StopReason.INTERRUPTED);
        assertThat(result.stopReason()).isEqualTo(reason);
        assertThat(result.epochs()).isEqualTo(1);
        assertThat(result).asString().endsWith("ended by " + reason.name().toLowerCase(java.util.Locale.ROOT));
        DoubleNetwork expected = network(1);
        expected.train(x, y, options().epochs(1).shuffle(false).build());
        expected.train(
                x.getColumns(new org.jblas.ranges.IntervalRange(0, 3 * BATCH)),
                y.getColumns(new org.jblas.ranges.IntervalRange(0, 3 * BATCH)),
                options().epochs(1).shuffle(false).build());
        assertThat(parameters(network)).isEqualTo(parameters(expected));
    }

    @Test
    void timeThatIsUpEndsTraining() {
        DoubleNetwork network = network(1);
        double[] before = parameters(network);
        TrainingResult none = network.train(x, y, options().timeLimit(Duration.ofNanos(1)).build());
        assertThat(none.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(none.epochs()).isZero();
        assertThat(none.finalCost()).isNaN();
        assertThat(parameters(network)).isEqualTo(before);
        TrainingResult some = network.train(
                x, y, options().epochs(Integer.MAX_VALUE).timeLimit(Duration.ofMillis(50)).build());
        assertThat(some.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(some.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    /** Reported are ½·λ₂·Σw² + λ₁·Σ|w| on top; their gradient acts on weights, and on biases if told. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void penaltiesBelongToTheCost(int threads) {
        for (boolean biases : new boolean[] {false, true}) {
            DoubleNetwork network = network(1);
            network.parameters().set("layer1.bias", DoubleMatrix.rand(12, 1).subi(0.5));
            double plain = network.cost(x, y);
            var gradients = network.gradients(x, y);
            double penalty = 0;
            List<double[]> expected = new ArrayList<>();
            for (String name : network.parameters().names()) {
                double[] w = network.parameters().get(name).data;
                double[] next = w.clone();
                boolean penalised = biases || name.endsWith("weight");
                for (int i = 0; i < w.length; i++) {
                    penalty += penalised ? 0.5 * 0.03 * w[i] * w[i] + 0.02 * Math.abs(w[i]) : 0;
                    double g = gradients.get(name).data[i] + (penalised ? 0.03 * w[i] + 0.02 * Math.signum(w[i]) : 0);
                    next[i] = w[i] * (penalised ? 1 - 0.1 * 0.04 : 1) - 0.1 * g;
                }
                expected.add(next);
            }
            TrainingResult result = network.train(
                    x,
                    y,
                    TrainingOptions.builder()
                            .epochs(1)
                            .learningRate(0.1)
                            .l2(0.03)
                            .l1(0.02)
                            .weightDecay(0.04)
                            .regularizeBiases(biases)
                            .threads(threads)
                            .build());
            assertThat(result.finalCost()).isCloseTo(plain + penalty, org.assertj.core.api.Assertions.within(1e-13));
            double[] all = expected.stream().flatMapToDouble(Arrays::stream).toArray();
            assertThat(parameters(network)).containsExactly(all, org.assertj.core.api.Assertions.within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theNormIsThatOfTheWholeGradient(int threads) {
        DoubleNetwork network = network(1);
        double[] before = parameters(network);
        network.train(
                x, y, TrainingOptions.builder().epochs(1).learningRate(1).clipNorm(0.01).threads(threads).build());
        double[] after = parameters(network);
        double squares = 0;
        for (int i = 0; i < after.length; i++) {
            squares += (after[i] - before[i]) * (after[i] - before[i]);
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.01, org.assertj.core.api.Assertions.within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void lbfgsFindsTheOptimum(int threads) {
        DoubleNetwork network = network(1);
        TrainingResult result = network.train(
                x,
                y,
                TrainingOptions.builder()
                        .optimizer(Optimizer.lbfgs(10, 1e-7))
                        .epochs(5000)
                        .l2(0.01)
                        .threads(threads)
                        .build());
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        double[] costs = result.costs();
        for (int i = 1; i < costs.length; i++) {
            assertThat(costs[i]).isLessThanOrEqualTo(costs[i - 1] * (1 + 1e-14));
        }
        // one more step of plain descent with rate 1 moves every parameter by its derivative
        double[] before = parameters(network);
        network.train(x, y, TrainingOptions.builder().epochs(1).learningRate(1).l2(0.01).build());
        double[] after = parameters(network);
        for (int i = 0; i < after.length; i++) {
            assertThat(Math.abs(after[i] - before[i])).isLessThanOrEqualTo(1.1e-7);
        }
    }

    @Test
    void theScheduleSetsTheRate() {
        List<Double> rates = new ArrayList<>();
        TrainingListener recorder = new TrainingListener() {
            @Override
            public void onEpoch(int epoch, double cost) {}

            @Override
            public void onReport(EpochReport report) {
                rates.add(report.learningRate());
            }
        };
        network(1).train(x, y, options().epochs(5).schedule(Schedule.step(2, 0.5)).listener(recorder).build());
        assertThat(rates).containsExactly(0.2, 0.2, 0.1, 0.1, 0.05);
    }

    @Test
    void optionsThatContradictAreRefused() {
        refused(options().earlyStopping(EarlyStopping.of(3)), "early stopping watches a validation set");
        refused(options().optimizer(Optimizer.lbfgs()), "batchSize is 16");
        refused(TrainingOptions.builder().optimizer(Optimizer.lbfgs()).l1(0.1), "smooth");
        refused(TrainingOptions.builder().optimizer(Optimizer.lbfgs()).clipNorm(1), "clipNorm");
        refused(options().validationSplit(0.001), "leaves no sample");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(1).train(
                        x, y, validationX, validationY, options().validationSplit(0.5).build()))
                .withMessageContaining("validationSplit must be unset");
        assertThatIllegalArgumentException().isThrownBy(() -> options().l2(-1)).withMessageContaining("l2 must be");
        assertThatIllegalArgumentException().isThrownBy(() -> options().clipNorm(0)).withMessageContaining("clipNorm");
        assertThatIllegalArgumentException().isThrownBy(() -> EarlyStopping.of(0)).withMessageContaining("patience");
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.cosine(-1, 0)).withMessageContaining("warmUp");
    }

    private void refused(TrainingOptions.Builder options, String text) {
        DoubleNetwork network = network(1);
        double[] before = parameters(network);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.train(x, y, options.build()))
                .withMessageContaining(text);
        assertThat(parameters(network)).isEqualTo(before);
        network.train(x, y, options().epochs(1).build()); // and the network is free again
    }
}
