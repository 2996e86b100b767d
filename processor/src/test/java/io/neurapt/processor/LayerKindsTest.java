package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.CancellationToken;
import io.neurapt.Checkpoint;
import io.neurapt.Optimizer;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.internal.DoubleBackward;
import io.neurapt.kernel.Part;
import io.neurapt.network.DoubleBatchNormLayer;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.DropoutHandle;
import io.neurapt.network.FloatNetwork;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout and batch normalisation inside networks: folded and not, first and in between, forth and back. */
class LayerKindsTest {
    private static final String[] SPECS = {
        // folded into a dense layer without bias, with its own activation; dropout in between; not foldable after GELU
        """
        @Layer(units = 8, bias = false) Dense first();
        @BatchNorm(activation = Activation.LEAKY_RELU, slope = 0.2) BatchNormLayer norm();
        @Dropout(rate = 0.3) DropoutLayer drop();
        @Layer(units = 6, activation = Activation.GELU) Dense second();
        @BatchNorm(activation = Activation.SILU, epsilon = 1e-2, momentum = 0.5) BatchNormLayer norm2();
        @Layer(units = 3, activation = Activation.SOFTMAX) Dense output();
        """,
        // both kinds first, wide layers, two kinds in a row
        """
        @Dropout(rate = 0.1) DropoutLayer corrupt();
        @BatchNorm BatchNormLayer scale();
        @Layer(units = 40) Dense first();
        @BatchNorm(activation = Activation.RELU) BatchNormLayer norm();
        @Layer(units = 33, activation = Activation.TANH) Dense second();
        @Dropout DropoutLayer drop();
        @Dropout(rate = 0.25) DropoutLayer again();
        @Layer(units = 3, activation = Activation.SOFTMAX) Dense output();
        """,
        // normalisation first
        """
        @BatchNorm(activation = Activation.TANH) BatchNormLayer scale();
        @Layer(units = 5, activation = Activation.MISH) Dense first();
        @Layer(units = 3, activation = Activation.SOFTMAX) Dense output();
        """,
        // an α that is folded into a dense layer, and one of its own
        """
        @Layer(units = 8) Dense first();
        @BatchNorm(activation = Activation.ELU, alpha = 0.4) BatchNormLayer norm();
        @Layer(units = 6, activation = Activation.ELU, alpha = 2.5) Dense second();
        @BatchNorm(activation = Activation.ELU, alpha = 0.3) BatchNormLayer norm2();
        @Layer(units = 3, activation = Activation.LOG_SOFTMAX) Dense output();
        """
    };

    private final Random random = new Random(8);
    private final DoubleMatrix x = new DoubleMatrix(4, 21);
    private final DoubleMatrix y = new DoubleMatrix(3, 21);

    LayerKindsTest() {
        for (int s = 0; s < x.columns; s++) {
            for (int i = 0; i < x.rows; i++) {
                x.put(i, s, 3 * random.nextGaussian() + i);
            }
            y.put(random.nextInt(3), s, 1);
        }
    }

    private static Compiled compiled(int spec, String precision) {
        return Compiled.of("package nets; import io.neurapt.*;\n@Network(inputs = 4, loss = Loss.CATEGORICAL_CROSS_ENTROPY, "
                        + "precision = Precision." + precision + ") interface Mixed {\n" + SPECS[spec] + "}\n")
                .clean();
    }

    /** With parameters of every kind drawn at random, moving averages included. */
    private DoubleNetwork network(Compiled compiled) {
        DoubleNetwork network = (DoubleNetwork) compiled.create("nets.MixedNetwork", 1);
        for (String name : network.parameters().names()) {
            DoubleMatrix value = network.parameters().get(name);
            for (int i = 0; i < value.length; i++) {
                double drawn = random.nextGaussian();
                value.put(i, name.endsWith("variance") ? 0.5 + Math.abs(drawn) : value.get(i) + 0.3 * drawn);
            }
            network.parameters().set(name, value);
        }
        return network;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void gradientsOutsideTraining(int spec) {
        assertThat(network(compiled(spec, "DOUBLE")).gradientCheck(x, y)).isLessThan(1e-6);
    }

    /** In training the cost depends on the batch, and on the masks that a seed decides. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void gradientsInTraining(int spec) throws ReflectiveOperationException {
        Compiled compiled = compiled(spec, "DOUBLE");
        double[] p = parameters(network(compiled));
        Constructor<?> constructor = compiled.load("nets.MixedBackward").getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        DoubleBackward backward = (DoubleBackward) constructor.newInstance(x.columns);
        backward.setWeights(new Random(2).doubles(x.columns, 0.5, 2).toArray());
        backward.load(x.data, y.data, null, 0, x.columns);
        double[] g = new double[p.length];
        backward.train(77);
        backward.gradients(p, g);
        double[] inPlace = p.clone();
        backward.train(77);
        backward.pass(inPlace, 0, true);
        for (int i = 0; i < 3; i++) {
            backward.gradients(-0.5 / x.columns, 1, inPlace, new Part(i, 3));
        }
        double largest = Arrays.stream(g).map(Math::abs).max().orElseThrow();
        int compared = 0;
        for (int i = 0; i < p.length; i++) {
            assertThat(inPlace[i]).isCloseTo(p[i] - 0.5 * g[i], within(1e-12));
            double numeric = difference(backward, p, i, 1e-5);
            if (Math.abs(numeric - difference(backward, p, i, 1e-6)) < 1e-6 * largest) { // else a kink is close
                assertThat(g[i]).as("parameter %d", i).isCloseTo(numeric, within(2e-7 * largest));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(p.length * 9 / 10);
    }

    private double difference(DoubleBackward backward, double[] p, int i, double step) {
        double value = p[i];
        p[i] = value + step;
        backward.train(77);
        double above = backward.loss(p);
        p[i] = value - step;
        backward.train(77);
        double below = backward.loss(p);
        p[i] = value;
        return (above - below) / (2 * step) / x.columns;
    }

    private static double[] parameters(DoubleNetwork network) {
        return network.parameters().names().stream()
                .flatMapToDouble(name -> Arrays.stream(network.parameters().get(name).data))
                .toArray();
    }

    /** Single samples go through folded parameters, matrices do not. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void predictionsOfSamplesAndOfMatricesAgree(int spec) {
        DoubleNetwork network = network(compiled(spec, "DOUBLE"));
        DoubleMatrix all = network.predict(x);
        for (int s = 0; s < x.columns; s++) {
            assertThat(network.predict(x.getColumn(s).data)).containsExactly(all.getColumn(s).data, within(1e-13));
        }
        double[] before = parameters(network);
        network.predict(x);
        assertThat(parameters(network)).isEqualTo(before);
    }

    @Test
    void handlesShowTheLayers() throws ReflectiveOperationException {
        DoubleNetwork network = network(compiled(0, "DOUBLE"));
        DropoutHandle drop = (DropoutHandle) handle(network, "drop");
        assertThat(drop).isEqualTo(new DropoutHandle("drop", 0.3));
        DoubleBatchNormLayer norm = (DoubleBatchNormLayer) handle(network, "norm");
        assertThat(norm.units()).isEqualTo(8);
        assertThat(norm.variance()).isEqualTo(network.parameters().get("norm.variance"));
        assertThat(network.parameters().names())
                .containsExactly(
                        "first.weight", "norm.scale", "norm.shift", "norm.mean", "norm.variance", "second.weight",
                        "second.bias", "norm2.scale", "norm2.shift", "norm2.mean", "norm2.variance", "output.weight",
                        "output.bias");
        assertThat(network.summary()).contains("drop", "Dropout", "BatchNorm", "leaky relu 0.2");
    }

    private static Object handle(DoubleNetwork network, String name) throws ReflectiveOperationException {
        Method method = network.getClass().getMethod(name);
        method.setAccessible(true); // the spec, and so the network, is not public
        return method.invoke(network);
    }

    @Test
    void parametersStartNeutral() {
        DoubleNetwork network = (DoubleNetwork) compiled(0, "DOUBLE").create("nets.MixedNetwork", 1);
        assertThat(network.parameters().get("norm.scale").data).containsOnly(1);
        assertThat(network.parameters().get("norm.shift").data).containsOnly(0);
        assertThat(network.parameters().get("norm.mean").data).containsOnly(0);
        assertThat(network.parameters().get("norm.variance").data).containsOnly(1);
    }

    /** The same seed and number of threads, the same bits; interrupted and resumed as well. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "1, 2"})
    void trainingIsReproducible(int spec, int threads, @TempDir Path folder) {
        Compiled compiled = compiled(spec, "DOUBLE");
        TrainingOptions options = options(threads).build();
        DoubleNetwork first = (DoubleNetwork) compiled.create("nets.MixedNetwork", 1);
        double[] costs = first.train(x, y, options).costs();
        DoubleNetwork second = (DoubleNetwork) compiled.create("nets.MixedNetwork", 1);
        assertThat(second.train(x, y, options).costs()).isEqualTo(costs);
        assertThat(parameters(second)).isEqualTo(parameters(first));

        CancellationToken token = new CancellationToken();
        TrainingListener cancels = new TrainingListener() {
            @Override
            public void onBatch(int epoch, int batch, double cost) {
                if (epoch == 4 && batch == 1) {
                    token.cancel();
                }
            }

            @Override
            public void onEpoch(int epoch, double cost) {}
        };
        Path file = folder.resolve("run.checkpoint");
        ((DoubleNetwork) compiled.create("nets.MixedNetwork", 1))
                .train(x, y, options(threads).cancellation(token).listener(cancels).checkpoint(new Checkpoint(file, 99)).build());
        DoubleNetwork resumed = (DoubleNetwork) compiled.create("nets.MixedNetwork", 2);
        assertThat(resumed.train(x, y, options(threads).resumeFrom(file).build()).costs()).isEqualTo(costs);
        assertThat(parameters(resumed)).isEqualTo(parameters(first));
    }

    /** Batch normalisation looks at the whole mini-batch, and dropout drops the same values. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void moreThreadsTrainAsOneDoesUpToRounding(int spec) {
        Compiled compiled = compiled(spec, "DOUBLE");
        // What a later normalisation takes out again has no gradient but rounding errors: with Adam's usual ε they would be steps of 1e-10.
        Optimizer adam = Optimizer.adam(0.9, 0.999, 1e-3);
        DoubleNetwork one = (DoubleNetwork) compiled.create("nets.MixedNetwork", 1);
        double[] costs = one.train(x, y, options(1).optimizer(adam).build()).costs();
        DoubleNetwork three = (DoubleNetwork) compiled.create("nets.MixedNetwork", 1);
        assertThat(three.train(x, y, options(3).optimizer(adam).build()).costs()).containsExactly(costs, within(1e-9));
        assertThat(parameters(three)).containsExactly(parameters(one), within(1e-9));
    }

    private static TrainingOptions.Builder options(int threads) {
        return TrainingOptions.builder()
                .epochs(12)
                .batchSize(8)
                .optimizer(Optimizer.adam())
                .learningRate(0.01)
                .l2(0.001)
                .threads(threads);
    }

    @Test
    void movingAveragesFollowTheBatchesAndNothingElseMovesThem() {
        DoubleNetwork network = (DoubleNetwork) compiled(2, "DOUBLE").create("nets.MixedNetwork", 1);
        network.train(
                x,
                y,
                TrainingOptions.builder().epochs(1).optimizer(Optimizer.adamW()).l2(1).regularizeBiases(true).threads(1).build());
        DoubleMatrix mean = x.rowMeans();
        DoubleMatrix centred = x.subColumnVector(mean);
        DoubleMatrix variance = centred.mul(centred).rowSums().div(x.columns - 1);
        assertThat(network.parameters().get("scale.mean").data).containsExactly(mean.mul(0.1).data, within(1e-14));
        assertThat(network.parameters().get("scale.variance").data)
                .containsExactly(variance.mul(0.1).add(0.9).data, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void singlePrecisionLearns(int spec) {
        FloatNetwork network = (FloatNetwork) compiled(spec, "FLOAT").create("nets.MixedNetwork", 1);
        FloatMatrix fx = FloatMatrix.zeros(4, 300);
        int[] classes = new int[300];
        for (int s = 0; s < 300; s++) {
            classes[s] = s % 3;
            for (int i = 0; i < 4; i++) {
                fx.put(i, s, (float) (random.nextGaussian() + (i == classes[s] ? 4 : 0)));
            }
        }
        TrainingOptions options = TrainingOptions.builder()
                .epochs(60)
                .batchSize(30)
                .optimizer(Optimizer.adam())
                .learningRate(0.01)
                .build();
        network.train(fx, classes, options);
        assertThat(network.evaluate(fx, classes).accuracy()).isGreaterThan(0.93);
    }

    @Test
    void lbfgsRefusesDropout() {
        DoubleNetwork network = network(compiled(0, "DOUBLE"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.train(x, y, TrainingOptions.builder().optimizer(Optimizer.lbfgs()).build()))
                .withMessageContaining("dropout");
    }
}
