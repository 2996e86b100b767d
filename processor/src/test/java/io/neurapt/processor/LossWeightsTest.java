package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of samples and classes, label smoothing, and labels that are classes, against what they are short for. */
class LossWeightsTest {
    private static final int SAMPLES = 24;
    private static final int[] CLASSES = new Random(2).ints(SAMPLES, 0, 3).toArray();

    private final DoubleMatrix x = new DoubleMatrix(4, SAMPLES);

    LossWeightsTest() {
        Random random = new Random(1);
        Arrays.setAll(x.data, i -> random.nextGaussian());
    }

    private static DoubleNetwork network(Loss loss, int width) {
        Activation output = loss.isCategorical()
                ? Activation.SOFTMAX
                : loss == Loss.BINARY_CROSS_ENTROPY ? Activation.SIGMOID : Activation.TANH;
        Net net = Net.stacked("Net", Precision.DOUBLE, loss, Activation.TANH, output, 4, width, loss.isCategorical() ? 3 : 1);
        return (DoubleNetwork) Compiled.of(net.source()).clean().create(net.className(), 1);
    }

    private static DoubleMatrix labels(Loss loss) {
        DoubleMatrix y = new DoubleMatrix(loss == Loss.CATEGORICAL_CROSS_ENTROPY ? 3 : 1, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) {
            if (y.rows == 3) {
                y.put(CLASSES[s], s, 1);
            } else {
                y.put(0, s, loss == Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY ? CLASSES[s] : CLASSES[s] % 2);
            }
        }
        return y;
    }

    private static double[] parameters(DoubleNetwork network) {
        return network.parameters().names().stream()
                .flatMapToDouble(name -> Arrays.stream(network.parameters().get(name).data))
                .toArray();
    }

    private static TrainingOptions.Builder step(double rate, int threads) {
        return TrainingOptions.builder().epochs(1).learningRate(rate).threads(threads);
    }

    /** A sample of weight 2 counts like two samples, one of weight 0 not at all. */
    @ParameterizedTest
    @CsvSource({
        "CATEGORICAL_CROSS_ENTROPY, 5, 1", "CATEGORICAL_CROSS_ENTROPY, 70, 2", "SPARSE_CATEGORICAL_CROSS_ENTROPY, 5, 2",
        "SPARSE_CATEGORICAL_CROSS_ENTROPY, 70, 1", "BINARY_CROSS_ENTROPY, 5, 1", "MEAN_SQUARED_ERROR, 70, 1", "HUBER, 5, 3"
    })
    void weightsOfSamples(Loss loss, int width, int threads) {
        DoubleMatrix y = labels(loss);
        double[] weights = IntStream.range(0, SAMPLES).mapToDouble(s -> s % 3).toArray();
        int[] repeated = IntStream.range(0, SAMPLES).flatMap(s -> IntStream.range(0, s % 3).map(k -> s)).toArray();
        DoubleNetwork weighted = network(loss, width);
        double cost = weighted.train(x, y, step(0.3, threads).sampleWeights(weights).build()).finalCost();
        DoubleNetwork expected = network(loss, width);
        double share = (double) repeated.length / SAMPLES;
        double mean = expected.train(x.getColumns(repeated), y.getColumns(repeated), step(0.3 * share, 1).build()).finalCost();
        assertThat(cost).isCloseTo(mean * share, within(1e-13));
        assertThat(parameters(weighted)).containsExactly(parameters(expected), within(1e-13));
    }

    /** In shuffled mini-batches and with a split, the weight goes with its sample. */
    @ParameterizedTest
    @CsvSource({"5", "70"})
    void weightsFollowTheirSamples(int width) {
        DoubleMatrix y = labels(Loss.CATEGORICAL_CROSS_ENTROPY);
        double[] byClass = {0.5, 2, 3};
        double[] bySample = Arrays.stream(CLASSES).mapToDouble(k -> byClass[k]).toArray();
        DoubleNetwork first = network(Loss.CATEGORICAL_CROSS_ENTROPY, width);
        first.train(x, y, step(0.1, 1).epochs(3).batchSize(5).validationSplit(0.25).classWeights(byClass).build());
        DoubleNetwork second = network(Loss.CATEGORICAL_CROSS_ENTROPY, width);
        second.train(x, y, step(0.1, 1).epochs(3).batchSize(5).validationSplit(0.25).sampleWeights(bySample).build());
        assertThat(parameters(second)).isEqualTo(parameters(first));
        DoubleNetwork plain = network(Loss.CATEGORICAL_CROSS_ENTROPY, width);
        plain.train(x, y, step(0.1, 1).epochs(3).batchSize(5).validationSplit(0.25).build());
        assertThat(parameters(plain)).isNotEqualTo(parameters(first));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "70, 0", "5, 0.2", "70, 0.2"})
    void labelsThatAreClassesAndSmoothing(int width, double smoothing) {
        DoubleNetwork sparse = network(Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY, width);
        double cost = sparse.train(x, CLASSES, step(0.3, 1).labelSmoothing(smoothing).build()).finalCost();
        DoubleNetwork smoothed = network(Loss.CATEGORICAL_CROSS_ENTROPY, width);
        double own = smoothed.train(x, CLASSES, step(0.3, 1).labelSmoothing(smoothing).build()).finalCost();
        DoubleNetwork soft = network(Loss.CATEGORICAL_CROSS_ENTROPY, width);
        DoubleMatrix y = labels(Loss.CATEGORICAL_CROSS_ENTROPY).mul(1 - smoothing).add(smoothing / 3);
        double expected = soft.train(x, y, step(0.3, 1).build()).finalCost();
        assertThat(cost).isCloseTo(expected, within(1e-13));
        assertThat(own).isCloseTo(expected, within(1e-13));
        assertThat(parameters(sparse)).containsExactly(parameters(soft), within(1e-13));
        assertThat(parameters(smoothed)).containsExactly(parameters(soft), within(1e-13));
        assertThat(sparse.evaluate(x, CLASSES).accuracy()).isEqualTo(soft.evaluate(x, y).accuracy());
    }

    @Test
    void hingeLearnsTwoClasses() {
        DoubleNetwork network = network(Loss.HINGE, 8);
        int[] classes = IntStream.range(0, SAMPLES).map(s -> x.get(0, s) + x.get(1, s) > 0 ? 1 : 0).toArray();
        network.train(x, classes, TrainingOptions.builder().epochs(500).learningRate(0.1).build());
        assertThat(network.evaluate(x, classes).accuracy()).isEqualTo(1);
        assertThat(network.predictClasses(x)).isEqualTo(classes);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        DoubleNetwork network = network(Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY, 5);
        refused(() -> network.train(x, CLASSES, step(1, 1).sampleWeights(1, 2).build()), "2 weights, but there are 24 samples");
        refused(() -> network.train(x, CLASSES, step(1, 1).classWeights(1, 2).build()), "2 weights, but there are 3 classes");
        refused(() -> step(1, 1).classWeights(1, -2), "classWeights[1] must be");
        refused(() -> step(1, 1).labelSmoothing(1), "labelSmoothing must be");
        int[] wrong = CLASSES.clone();
        wrong[4] = 3;
        refused(() -> network.train(x, wrong, step(1, 1).build()), "are 0 to 2, but sample 4 has 3");
        DoubleMatrix half = labels(Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY).put(0, 2, 0.5);
        refused(() -> network.train(x, half, step(1, 1).build()), "must be whole numbers from 0 to 2, but y is 0.5");
        DoubleNetwork regression = network(Loss.HUBER, 5);
        DoubleMatrix y = labels(Loss.HUBER);
        refused(() -> regression.train(x, y, step(1, 1).classWeights(1, 2).build()), "labels that are classes");
        refused(() -> regression.train(x, y, step(1, 1).labelSmoothing(0.1).build()), "for cross-entropies");
        refused(() -> regression.train(x, CLASSES, step(1, 1).build()), "are no classes");
        DoubleNetwork hinge = network(Loss.HINGE, 5);
        refused(() -> hinge.train(x, y, step(1, 1).build()), "must be -1 or 1");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String text) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(text);
    }
}
