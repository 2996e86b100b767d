package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.io.ModelFileException;
import io.neurapt.network.FloatNetwork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated networks come back from their files with the same answers, and files of others give the same answers there. */
class ModelFileTest {
    private static final String SCALED =
            """
            package nets;
            import io.neurapt.*;
            @Network(inputs = 3, loss = Loss.CATEGORICAL_CROSS_ENTROPY, scaling = Scaling.%s)
            @Layer(units = 5, activation = Activation.TANH)
            @Layer(units = 2, activation = Activation.SOFTMAX)
            public interface Scaled {}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"FLOAT, 6", "DOUBLE, 6", "FLOAT, 70", "DOUBLE, 70"})
    void aNetworkComesBackFromItsFile(Precision precision, int width) throws Exception {
        Net net = Net.stacked(
                "Net", precision, Loss.MEAN_SQUARED_ERROR, Activation.RELU, Activation.IDENTITY, 5, width, 3);
        Compiled compiled = Compiled.of(net.source()).clean();
        Path file = folder.resolve("net.safetensors");
        AnyNetwork network = AnyNetwork.create(compiled, net, 1);
        network.save(file);
        AnyNetwork loaded = AnyNetwork.load(compiled, net, file);
        double[] x = {1, -0.5, 3, 0.25, 2};
        assertThat(loaded.predict(x)).isEqualTo(network.predict(x));
        // Trained on, both go the same way: the seed of shuffling is in the file.
        double[][] samples = samples(50, 5);
        double[][] labels = samples(50, 3);
        TrainingOptions options = TrainingOptions.builder().epochs(3).batchSize(8).threads(1).build();
        network.train(samples, labels, options);
        loaded.train(samples, labels, options);
        assertThat(loaded.predict(x)).isEqualTo(network.predict(x));
    }

    @Test
    void precisionsReadEachOthersFiles() throws Exception {
        Net single = Net.stacked("A", Precision.FLOAT, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.IDENTITY, 2, 4, 1);
        Net twice = Net.stacked("B", Precision.DOUBLE, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.IDENTITY, 2, 4, 1);
        Compiled compiled = Compiled.of(single.source(), twice.source()).clean();
        Path file = folder.resolve("net.safetensors");
        AnyNetwork network = AnyNetwork.create(compiled, single, 1);
        network.save(file);
        AnyNetwork loaded = AnyNetwork.load(compiled, twice, file);
        assertThat(loaded.predict(new double[] {1, 2})[0]).isEqualTo(network.predict(new double[] {1, 2})[0], within(1e-6));
        loaded.save(file);
        AnyNetwork back = AnyNetwork.load(compiled, single, file);
        assertThat(back.predict(new double[] {1, 2})).isEqualTo(network.predict(new double[] {1, 2}));
    }

    @Test
    void theFileOfAnotherSpecIsRefused() throws Exception {
        Net net = Net.stacked("A", Precision.FLOAT, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.IDENTITY, 2, 4, 1);
        Net wider = Net.stacked("B", Precision.FLOAT, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.IDENTITY, 2, 5, 1);
        Compiled compiled = Compiled.of(net.source(), wider.source()).clean();
        Path file = folder.resolve("net.safetensors");
        AnyNetwork.create(compiled, net, 1).save(file);
        assertThatThrownBy(() -> AnyNetwork.load(compiled, wider, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ": it was saved by another spec ('A') and does not fit B: "
                        + "expected layer 'layer1': Dense 5 tanh, found layer 'layer1': Dense 4 tanh");
    }

    /** Predictions depend on these numbers, so they tell specs apart like shapes do; α is said where it is not 1. */
    @ParameterizedTest
    @CsvSource({"ELU, alpha, 0.5, elu 0.5", "ELU, alpha, 1, elu", "LEAKY_RELU, slope, 0.2, leaky relu 0.2"})
    void theFileOfAnotherActivationParameterIsRefused(String activation, String member, String value, String words) throws Exception {
        String own = "activation = Activation." + activation + ", " + member + " = " + value + ")";
        String head = "package nets; import io.neurapt.*;\n@Network(inputs = 2) interface ";
        String dense = " { @Layer(units = 4, " + own + " Dense a(); @Layer(units = 1) Dense b(); }\n";
        String norm = " { @Layer(units = 4) Dense a(); @BatchNorm(" + own + " BatchNormLayer n(); @Layer(units = 1) Dense b(); }\n";
        Compiled compiled = Compiled.of(
                        head + "A" + dense,
                        head + "B" + dense.replace(" = " + value, " = 3"),
                        head + "C" + norm,
                        head + "D" + norm.replace(" = " + value, " = 3"))
                .clean();
        for (String[] pair : new String[][] {{"A", "B"}, {"C", "D"}}) {
            Path file = folder.resolve(pair[0] + ".safetensors");
            AnyNetwork network = AnyNetwork.of(compiled.create("nets." + pair[0] + "Network", 1));
            network.save(file);
            AnyNetwork same = AnyNetwork.of(compiled.load("nets." + pair[0] + "Network", file));
            assertThat(same.predict(new double[] {1, 2})).isEqualTo(network.predict(new double[] {1, 2}));
            assertThatThrownBy(() -> compiled.load("nets." + pair[1] + "Network", file))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageEndingWith(" 4 " + words);
        }
    }

    @ParameterizedTest
    @CsvSource({"STANDARD", "MIN_MAX"})
    void theScalerIsFittedOnceAndSaved(String scaling) throws Exception {
        Compiled compiled = Compiled.of(SCALED.formatted(scaling)).clean();
        FloatNetwork network = (FloatNetwork) compiled.create("nets.ScaledNetwork", 1);
        assertThat(network.scaler()).isNull();
        FloatMatrix x = new FloatMatrix(new float[][] {{1000, 2000, 3000, 6000}, {0.1f, 0.1f, 0.1f, 0.1f}, {-1, 0, 1, 2}});
        FloatMatrix y = new FloatMatrix(new float[][] {{1, 1, 0, 0}, {0, 0, 1, 1}});
        network.train(x, y, TrainingOptions.builder().epochs(50).learningRate(0.5).build());
        assertThat(network.scaler().shift()[0]).isEqualTo(scaling.equals("STANDARD") ? 3000 : 1000);
        assertThat(network.gradientCheck(x, y)).isLessThan(1e-2);
        var scaler = network.scaler();

        Path file = folder.resolve("scaled.safetensors");
        network.save(file);
        FloatNetwork loaded = (FloatNetwork) compiled.load("nets.ScaledNetwork", file);
        assertThat(loaded.scaler()).isEqualTo(scaler);
        assertThat(loaded.trainingSummary()).startsWith("50 epochs").isEqualTo(network.trainingSummary());
        assertThat(loaded.predict(x)).isEqualTo(network.predict(x));
        for (int s = 0; s < 4; s++) {
            assertThat(loaded.predict(x.getColumn(s).data)).isEqualTo(network.predict(x).getColumn(s).data);
        }
        // The weights belong to this scaler: more training on other data keeps it, and so does setting a parameter.
        loaded.train(x.mul(2), y, TrainingOptions.builder().epochs(1).build());
        loaded.parameters().set("layer1.bias", FloatMatrix.zeros(5));
        assertThat(loaded.scaler()).isEqualTo(scaler);
    }

    @Test
    void pythonPredictsTheSameFromAFile() throws Exception {
        Compiled compiled = Compiled.of(SCALED.formatted("STANDARD")).clean();
        FloatNetwork network = (FloatNetwork) compiled.create("nets.ScaledNetwork", 1);
        double[][] samples = samples(40, 3);
        float[][] x = floats(samples);
        float[][] y = new float[x.length][];
        Arrays.setAll(y, s -> x[s][0] > x[s][1] ? new float[] {1, 0} : new float[] {0, 1});
        network.train(x, y, TrainingOptions.builder().epochs(100).learningRate(0.5).build());
        Path file = folder.resolve("net.safetensors");
        network.save(file);
        List<String> lines = PythonScript.run("model_file.py", text(samples), "read", file.toString(), "tanh,softmax");
        assertThat(lines).hasSameSizeAs(x);
        for (int s = 0; s < x.length; s++) {
            String[] numbers = lines.get(s).split(" ");
            float[] expected = network.predict(x[s]);
            for (int i = 0; i < expected.length; i++) {
                assertThat(Double.parseDouble(numbers[i])).isEqualTo(expected[i], within(2e-6));
            }
        }
    }

    @Test
    void aSequentialOfPyTorchPredictsTheSameHere() throws Exception {
        Net net = Net.stacked("Net", Precision.DOUBLE, Loss.MEAN_SQUARED_ERROR, Activation.RELU, Activation.IDENTITY, 3, 9, 70, 2);
        Path file = folder.resolve("sequential.safetensors");
        PythonScript.run("model_file.py", "", "write", file.toString(), "3,9,70,2");
        AnyNetwork network = AnyNetwork.load(Compiled.of(net.source()).clean(), net, file);
        double[][] samples = samples(20, 3);
        List<String> lines = PythonScript.run("model_file.py", text(samples), "read", file.toString(), "relu,relu,identity");
        for (int s = 0; s < samples.length; s++) {
            double[] out = network.predict(samples[s]);
            String[] numbers = lines.get(s).split(" ");
            for (int i = 0; i < out.length; i++) {
                assertThat(out[i]).isEqualTo(Double.parseDouble(numbers[i]), within(1e-10));
            }
        }
    }

    private static double[][] samples(int rows, int columns) {
        Random random = new Random(3);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> (float) random.nextGaussian());
        }
        return matrix;
    }

    private static float[][] floats(double[][] rows) {
        float[][] floats = new float[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                floats[i][j] = (float) rows[i][j];
            }
        }
        return floats;
    }

    private static String text(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
