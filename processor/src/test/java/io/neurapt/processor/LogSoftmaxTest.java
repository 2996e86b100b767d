package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.metrics.Evaluation;
import io.neurapt.network.DoubleNetwork;
import java.util.Arrays;
import java.util.Random;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that ends in LOG_SOFTMAX is the one that ends in SOFTMAX in everything but its outputs, which are their logarithms. */
class LogSoftmaxTest {
    private static final int SAMPLES = 40;
    private static final int[] CLASSES = new Random(2).ints(SAMPLES, 0, 3).toArray();

    private final DoubleMatrix x = new DoubleMatrix(4, SAMPLES);

    LogSoftmaxTest() {
        Random random = new Random(1);
        Arrays.setAll(x.data, i -> random.nextGaussian() + CLASSES[i / 4] * (i % 4));
    }

    private static DoubleNetwork network(Loss loss, Activation output, int width) {
        Net net = Net.stacked("Net", Precision.DOUBLE, loss, Activation.TANH, output, 4, width, 3);
        return (DoubleNetwork) Compiled.of(net.source()).clean().create(net.className(), 1);
    }

    /** Narrow networks train in the layout of lanes, wide ones in that of columns. */
    @ParameterizedTest
    @CsvSource({
        "CATEGORICAL_CROSS_ENTROPY, 5, 1, 0", "CATEGORICAL_CROSS_ENTROPY, 70, 2, 0.1",
        "SPARSE_CATEGORICAL_CROSS_ENTROPY, 5, 2, 0.1", "SPARSE_CATEGORICAL_CROSS_ENTROPY, 70, 1, 0"
    })
    void onlyTheOutputsDiffer(Loss loss, int width, int threads, double smoothing) {
        TrainingOptions options = TrainingOptions.builder()
                .epochs(20)
                .learningRate(0.3)
                .batchSize(16)
                .threads(threads)
                .labelSmoothing(smoothing)
                .classWeights(1, 2, 0.5)
                .build();
        DoubleNetwork softmax = network(loss, Activation.SOFTMAX, width);
        DoubleNetwork logarithms = network(loss, Activation.LOG_SOFTMAX, width);
        assertThat(logarithms.train(x, CLASSES, options).costs()).isEqualTo(softmax.train(x, CLASSES, options).costs());
        for (String name : softmax.parameters().names()) {
            assertThat(logarithms.parameters().get(name)).isEqualTo(softmax.parameters().get(name));
        }
        double[] p = softmax.predict(x).data;
        double[] expected = Arrays.stream(p).map(Math::log).toArray();
        assertThat(logarithms.predict(x).data).containsExactly(expected, within(1e-13));
        assertThat(logarithms.predict(x.getColumn(3).data))
                .containsExactly(Arrays.copyOfRange(expected, 9, 12), within(1e-13));
        assertThat(logarithms.predictClasses(x)).isEqualTo(softmax.predictClasses(x));
        sameMetrics(logarithms.evaluate(x, CLASSES), softmax.evaluate(x, CLASSES));
    }

    private static void sameMetrics(Evaluation actual, Evaluation expected) {
        assertThat(expected.accuracy()).isGreaterThan(0.6);
        assertThat(actual.cost()).isEqualTo(expected.cost());
        assertThat(actual.accuracy()).isEqualTo(expected.accuracy());
        assertThat(actual.topK(2)).isEqualTo(expected.topK(2));
        assertThat(actual.confusionMatrix()).hasToString(expected.confusionMatrix().toString());
        assertThat(actual.rocAuc()).isEqualTo(expected.rocAuc());
        assertThat(actual.prAuc()).isEqualTo(expected.prAuc());
        assertThat(actual.logLoss()).isCloseTo(expected.logLoss(), within(1e-13));
    }
}
