package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.network.FloatNetwork;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong argument is refused with a message that names it, and changes nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputTest {
    private static final Compiled COMPILED = Compiled.of(
                    net(Loss.BINARY_CROSS_ENTROPY).source(),
                    net(Loss.CATEGORICAL_CROSS_ENTROPY).source(),
                    net(Loss.MEAN_SQUARED_ERROR).source())
            .clean();

    /** Ways to hand data to a network; each takes x and y. */
    enum Way {
        TRAIN((network, x, y) -> network.train(x, y)),
        TRAIN_OPTIONS((network, x, y) -> network.train(x, y, TrainingOptions.unset())),
        TRAIN_ROWS((network, x, y) -> network.train(rows(x), rows(y))),
        COST((network, x, y) -> network.cost(x, y)),
        COST_ROWS((network, x, y) -> network.cost(rows(x), rows(y))),
        GRADIENTS((network, x, y) -> network.gradients(x, y)),
        GRADIENT_CHECK((network, x, y) -> network.gradientCheck(x, y));

        private final Call call;

        Way(Call call) {
            this.call = call;
        }

        private interface Call {
            void apply(FloatNetwork network, FloatMatrix x, FloatMatrix y);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void wrong_data(Way way) {
        Loss loss = Loss.MEAN_SQUARED_ERROR;
        refused(way, loss, FloatMatrix.zeros(3, 0), FloatMatrix.zeros(2, 0), "x", "no samples");
        refused(way, loss, FloatMatrix.zeros(3, 5), FloatMatrix.zeros(2, 4), "5 samples", "y has 4");
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            String[] words = {"must be finite", "is " + bad, "row 1, column 3"};
            refused(way, loss, FloatMatrix.zeros(3, 5).put(1, 3, bad), FloatMatrix.zeros(2, 5), with("x ", words));
            refused(way, loss, FloatMatrix.zeros(3, 5), FloatMatrix.zeros(2, 5).put(1, 3, bad), with("y ", words));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, mode = EnumSource.Mode.MATCH_NONE, names = ".*ROWS")
    void wrong_shapes_of_matrices(Way way) {
        Loss loss = Loss.MEAN_SQUARED_ERROR;
        FloatMatrix x = FloatMatrix.zeros(3, 5);
        FloatMatrix y = FloatMatrix.zeros(2, 5);
        refused(way, loss, FloatMatrix.zeros(4, 5), y, "takes 3 features", "x is 4 × 5");
        refused(way, loss, x.transpose(), y, "takes 3 features", "x is 5 × 3", "x.transpose()");
        refused(way, loss, x, FloatMatrix.zeros(1, 5), "2 outputs", "y is 1 × 5");
        refused(way, loss, x, y.transpose(), "2 outputs", "y is 5 × 2", "y.transpose()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRAIN_ROWS", "COST_ROWS"})
    void wrong_shapes_of_rows(Way way) {
        Loss loss = Loss.MEAN_SQUARED_ERROR;
        refused(way, loss, FloatMatrix.zeros(4, 5), FloatMatrix.zeros(2, 5), "x[0] has 4 values", "needs 3");
        refused(way, loss, FloatMatrix.zeros(3, 5), FloatMatrix.zeros(1, 5), "y[0] has 1 values", "needs 2");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void wrong_labels(Way way) {
        FloatMatrix x = FloatMatrix.zeros(3, 5);
        FloatMatrix half = FloatMatrix.zeros(2, 5).addi(0.5f);
        for (float bad : new float[] {-0.5f, 1.5f}) {
            String[] words = {"CROSS_ENTROPY", "[0, 1]", "is " + bad, "row 1, column 4"};
            refused(way, Loss.BINARY_CROSS_ENTROPY, x, half.dup().put(1, 4, bad), words);
            refused(way, Loss.CATEGORICAL_CROSS_ENTROPY, x, half.dup().put(1, 4, bad), words);
        }
        String[] words = {"CATEGORICAL_CROSS_ENTROPY", "sum to 1", "column 4", "1.5"};
        refused(way, Loss.CATEGORICAL_CROSS_ENTROPY, x, half.dup().put(1, 4, 1), words);
    }

    @Test
    void wrong_options() {
        TrainingOptions.Builder options = TrainingOptions.builder();
        for (int epochs : new int[] {0, -1}) {
            refused(() -> options.epochs(epochs), "epochs must be at least 1", "is " + epochs);
        }
        refused(() -> options.batchSize(-1), "batchSize must be at least 1", "is -1");
        for (double rate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(() -> options.learningRate(rate), "learningRate must be", "greater than 0", "is " + rate);
        }
    }

    @Test
    void wrong_sample_orders() {
        refusedOrder(epoch -> null, "gave null");
        refusedOrder(epoch -> new int[] {0, 1, 2}, "gave 3 indices");
        refusedOrder(epoch -> new int[] {0, 1, 2, 3, 5}, "has the index 5", "out of range");
        refusedOrder(epoch -> new int[] {0, 1, 2, 3, -1}, "has the index -1", "out of range");
        refusedOrder(epoch -> new int[] {0, 1, 2, 3, 0}, "has the index 0", "twice");
    }

    @Test
    void wrong_samples_to_predict() {
        refused(network -> network.predict(1, 2), "takes 3 features", "has 2");
        refused(network -> network.predict(new float[3], new float[1]), "2 outputs", "has 1");
        refused(network -> network.predict(new float[4], new float[2]), "takes 3 features", "has 4");
        refused(network -> network.predict(1, Float.NaN, 3), "feature 1", "must be finite", "NaN");
        refused(network -> network.predict(1, 2, Float.NEGATIVE_INFINITY), "feature 2", "must be finite", "-Infinity");
        refused(network -> network.predict(new FloatMatrix(2, 3)), "takes 3 features", "x is 2 × 3", "x.transpose()");
        refused(network -> network.predict(new FloatMatrix(3, 0)), "no samples");
        refused(network -> network.predict(new float[][] {{1, 2, 3}, {1, 2}}), "x[1] has 2 values", "needs 3");
        refused(network -> network.predictClass(1, 2), "takes 3 features", "has 2");
        refused(network -> network.predictClasses(new FloatMatrix(4, 1)), "takes 3 features", "x is 4 × 1");
    }

    @Test
    void wrong_parameters() {
        refused(network -> network.parameters().get("layer9.weight"), "no parameter 'layer9.weight'", "layer1.weight");
        refused(
                network -> set(network, "layer3.bias", 2, 1),
                "no parameter 'layer3.bias'",
                "layer1.weight, layer1.bias");
        refused(network -> set(network, "layer1.weight", 3, 4), "layer1.weight", "is 4 × 3", "given is 3 × 4");
        refused(network -> set(network, "layer1.bias", 1, 4), "layer1.bias", "is 4 × 1", "given is 1 × 4");
        FloatMatrix bad = FloatMatrix.zeros(4, 3).put(2, 1, Float.NaN);
        refused(
                network -> network.parameters().set("layer1.weight", bad),
                "layer1.weight",
                "finite",
                "row 2, column 1");
    }

    private static void set(FloatNetwork network, String name, int rows, int columns) {
        network.parameters().set(name, FloatMatrix.zeros(rows, columns));
    }

    private static void refusedOrder(IntFunction<int[]> order, String words) {
        refusedOrder(order, new String[] {words});
    }

    private static void refusedOrder(IntFunction<int[]> order, String... words) {
        TrainingOptions options = TrainingOptions.builder().sampleOrder(order).build();
        refused(
                network -> network.train(FloatMatrix.ones(3, 5), FloatMatrix.ones(2, 5), options),
                with("sampleOrder must give a permutation of 0 … 4", words));
    }

    private static void refused(Way way, Loss loss, FloatMatrix x, FloatMatrix y, String... words) {
        refused(loss, network -> way.call.apply(network, x, y), words);
    }

    private static void refused(Consumer<FloatNetwork> call, String... words) {
        refused(Loss.MEAN_SQUARED_ERROR, call, words);
    }

    private static void refused(Loss loss, Consumer<FloatNetwork> call, String... words) {
        FloatNetwork network = (FloatNetwork) COMPILED.create(net(loss).className(), 1);
        List<FloatMatrix> before = parameters(network);
        refused(() -> call.accept(network), words);
        assertThat(parameters(network)).isEqualTo(before);
    }

    private static void refused(Runnable call, String... words) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContainingAll(words);
    }

    private static List<FloatMatrix> parameters(FloatNetwork network) {
        return network.parameters().names().stream()
                .map(network.parameters()::get)
                .toList();
    }

    private static String[] with(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static float[][] rows(FloatMatrix matrix) {
        return matrix.transpose().toArray2();
    }

    /** Three inputs, two outputs. */
    private static Net net(Loss loss) {
        Activation output = Map.of(
                        Loss.BINARY_CROSS_ENTROPY, Activation.SIGMOID,
                        Loss.CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX,
                        Loss.MEAN_SQUARED_ERROR, Activation.IDENTITY)
                .get(loss);
        return Net.stacked(loss.name(), Precision.FLOAT, loss, Activation.TANH, output, 3, 4, 2);
    }
}
