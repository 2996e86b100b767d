package io.neurapt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Scaling;
import io.neurapt.data.Scaler;
import io.neurapt.io.ModelFileException;
import io.neurapt.io.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state comes back from its file as it was; files for other networks are refused, saying what differs. */
class FloatStateTest {
    private static final double[] SHIFT = {0.1, -1e30};
    private static final double[] FACTOR = {3, 1e-30};

    @TempDir
    private Path folder;

    private static NetworkInfo info(int hidden, Activation activation) {
        return new NetworkInfo("Net", 2, 3, Loss.CATEGORICAL_CROSS_ENTROPY, true)
                .layer("hidden", "Dense", String.valueOf(hidden), activation, "")
                .tensor("hidden.weight", hidden, 2, Initializer.HE)
                .tensor("hidden.bias", hidden, 1, Initializer.NORMAL, 1)
                .layer("output", "Dense", "3", Activation.SOFTMAX, "")
                .tensor("output.weight", 3, hidden, Initializer.XAVIER)
                .tensor("output.bias", 3, 1, Initializer.NORMAL, 1);
    }

    private Path save(NetworkInfo info, Scaler scaler) throws IOException {
        Path file = folder.resolve("net.safetensors");
        FloatState state = FloatState.random(info, 7);
        new FloatState(7, state.parameters(), scaler, "5 epochs").save(info, file);
        return file;
    }

    @Test
    void everythingComesBack() throws IOException {
        NetworkInfo info = info(4, Activation.RELU).scaling(Scaling.STANDARD).features("a", "b").classes("x", "y", "z");
        Scaler scaler = new Scaler(Scaling.STANDARD, SHIFT, FACTOR);
        FloatState state = FloatState.load(info, save(info, scaler));
        assertThat(state.parameters()).isEqualTo(FloatState.random(info, 7).parameters());
        assertThat(state.seed()).isEqualTo(7);
        assertThat(state.scaler()).isEqualTo(scaler);
        assertThat(state.training()).isEqualTo("5 epochs");
    }

    @Test
    void anotherSpecIsRefusedWithTheDifference() throws IOException {
        Path file = save(info(4, Activation.RELU).features("a", "b").classes("x", "y", "z"), null);
        refused(info(5, Activation.RELU), file, "expected layer 'hidden': Dense 5 relu, found layer 'hidden': Dense 4 relu");
        refused(info(4, Activation.TANH), file, "expected layer 'hidden': Dense 4 tanh, found layer 'hidden': Dense 4 relu");
        refused(info(4, Activation.RELU).features("a", "c"), file, "feature 1: expected 'c', found 'b'");
        refused(info(4, Activation.RELU).classes("x", "y"), file, "class 2: expected no more, found 'z'");
        NetworkInfo deeper = info(4, Activation.RELU).layer("more", "Dense", "3", Activation.SOFTMAX, "");
        refused(deeper, file, "expected layer 'more': Dense 3 softmax, found no further layer");
        NetworkInfo scaled = info(4, Activation.RELU).scaling(Scaling.STANDARD);
        Path withScaler = save(scaled, new Scaler(Scaling.STANDARD, SHIFT, FACTOR));
        refused(info(4, Activation.RELU), withScaler, "its scaler is STANDARD over 2 features");
        refused(info(4, Activation.RELU).scaling(Scaling.MIN_MAX), withScaler, "its scaler is STANDARD over 2 features");
    }

    @Test
    void tensorsOfASequentialAreMapped() throws IOException {
        for (String prefix : List.of("", "net.", "model.0.layers.")) {
            Path file = write(prefix + "10.weight", 4, prefix + "10.bias", prefix + "2.weight", prefix + "2.bias", 4);
            FloatState state = FloatState.load(info(4, Activation.RELU), file);
            // Column by column in memory, row by row in the file.
            assertThat(state.parameters()).startsWith(0, 2, 4, 6, 1, 3, 5, 7).endsWith(0, 1, 2);
        }
    }

    @Test
    void tensorsThatDoNotFitAreRefused() throws IOException {
        NetworkInfo info = info(4, Activation.RELU);
        refused(info, write("9.weight", 4, "9.bias", "2.weight", "2.bias", 5), "'output.weight' ('9.weight' in the file)"
                + " is expected as 3 × 4, found as 3 × 5");
        refused(info, write("9.weight", 4, "9.bias", "w", "2.bias", 4), "it has a tensor '9.weight' of 3 × 4");
        refused(info, write("4.weight", 4, "5.bias", "2.weight", "2.bias", 4), "it has a tensor '4.weight'");
        refused(info, write("output.weight", 4, "output.bias", "hidden.weight", "Hidden.bias", 4), "a tensor 'Hidden.bias' of 4");
        SafetensorsWriter few = new SafetensorsWriter(Map.of());
        few.add("hidden.weight", List.of(2, 4), new float[8]);
        Path file = folder.resolve("few");
        few.write(file);
        refused(info, file, "expected as 4 × 2, found as 2 × 4 (transposed: weights are stored units × inputs)");
        SafetensorsWriter fewer = new SafetensorsWriter(Map.of());
        fewer.add("hidden.bias", List.of(4), new float[4]);
        fewer.write(file);
        refused(info, file, "it has no tensor for 'hidden.weight' of 4 × 2");
    }

    @Test
    void parametersMustBeFinite() throws IOException {
        NetworkInfo info = info(4, Activation.RELU);
        float[] parameters = FloatState.random(info, 1).parameters();
        parameters[5] = Float.NaN; // second column of hidden.weight, second row
        Path file = folder.resolve("nan");
        new FloatState(1, parameters, null, "").save(info, file);
        refused(info, file, "'hidden.weight' is NaN at row 1, column 1");
    }

    @Test
    void aMissingFileIsNoDamagedFile() {
        assertThatThrownBy(() -> FloatState.load(info(4, Activation.RELU), folder.resolve("none")))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);
        assertThatThrownBy(() -> FloatState.resource(info(4, Activation.RELU), FloatStateTest.class, "none", 1))
                .hasMessageContaining("no such resource");
    }

    @Test
    void anOldFileSurvivesAFailure() throws IOException {
        Path file = save(info(4, Activation.RELU), null);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> new FloatState(1, new float[3], null, "").save(info(4, Activation.RELU), file))
                .isInstanceOf(RuntimeException.class);
        assertThat(file).hasBinaryContent(before);
    }

    /** Four tensors, the output layer's first; values count from 0 in every tensor. */
    private Path write(String weight2, int inputs2, String bias2, String weight1, String bias1, int units1)
            throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(Map.of("format", "pt"));
        boolean wide = units1 != 4;
        writer.add(weight2, List.of(3, wide ? units1 : inputs2), counting(3 * (wide ? units1 : inputs2)));
        writer.add(bias2, List.of(3), counting(3));
        writer.add(weight1, List.of(units1, 2), counting(units1 * 2));
        writer.add(bias1, List.of(units1), counting(units1));
        Path file = folder.resolve("sequential.safetensors");
        writer.write(file);
        return file;
    }

    private static float[] counting(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    private static void refused(NetworkInfo info, Path file, String words) {
        assertThatThrownBy(() -> FloatState.load(info, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(words);
    }
}
