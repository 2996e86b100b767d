package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator tests of ONNX, see NOTICE. They give everything as inputs of the model, as no importer could know it: all but the first
 * are made initializers here, with the values that the test has for them.
 */
class OperatorImportTest {
    private static final Path TESTS = Path.of("src/test/resources/io/neurapt/onnx/operators");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "add_bcast", "batchnorm_example", "dropout_default", "elu_example", "flatten_default_axis", "gelu_default_1", "gemm_alpha",
        "gemm_default_no_bias", "gemm_default_vector_bias", "gemm_transposeB", "hardsigmoid_example", "identity", "leakyrelu_example",
        "logsoftmax_example_1", "matmul_2d", "mish", "mul_bcast", "operator_add_broadcast", "operator_add_size1_right_broadcast", "pytorch_Linear", "relu", "selu_example", "sigmoid_example",
        "softmax_example", "softplus_example", "tanh_example"})
    void theOperatorComputesWhatItsTestSays(String test) throws IOException {
        AnyNetwork network = Imported.network(model(test), folder);
        double[] x = values(tensor(test, "input_0.pb"));
        double[] y = values(tensor(test, "output_0.pb"));
        int samples = x.length / network.inputs();
        double[][] given = rows(x, samples);
        double[][] expected = rows(y, samples);
        double[][] actual = network.predict(given);
        assertThat(actual).hasDimensions(samples, expected[0].length);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < expected[s].length; i++) {
                double size = Math.max(1, Math.abs(expected[s][i]));
                assertThat(actual[s][i]).as("sample %d, output %d", s, i).isCloseTo(expected[s][i], within(2e-6 * size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "conv_with_strides_padding Conv", "maxpool_2d_default MaxPool", "simple_rnn_defaults RNN", "gru_defaults GRU",
        "lstm_defaults LSTM"})
    void otherOperatorsAreNamed(String test) throws IOException {
        String[] words = test.split(" ");
        assertThat(Imported.refusal(model(words[0]).toByteArray(), folder))
                .startsWith("[NEURAPT-ONNX] onnx = \"models/net.onnx\": models/net.onnx has a node that cannot be imported: '")
                .contains("(" + words[1] + ") has no counterpart in Neurapt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemm_alpha 'a', 'b', 'c'", "add_bcast 'x', 'y'"})
    void weightsAmongTheInputsAreRefused(String test) throws IOException {
        String[] words = test.split(" ", 2);
        byte[] file = Files.readAllBytes(TESTS.resolve(words[0]).resolve("model.onnx"));
        assertThat(Imported.refusal(file, folder)).contains("inputs, " + words[1] + ", but a network takes one; weights must be");
    }

    @Test
    void theyAreToldTogetherWithUnknownOperators() throws IOException {
        byte[] file = Files.readAllBytes(TESTS.resolve("lstm_defaults").resolve("model.onnx"));
        assertThat(Imported.refusal(file, folder))
                .contains("takes 3 inputs, 'X', 'W', 'R'")
                .contains("; and no counterpart in Neurapt have the nodes 'Y_h' (LSTM)");
    }

    static ModelProto model(String test) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(TESTS.resolve(test).resolve("model.onnx"))).toBuilder();
        List<String> known = model.getGraph().getInitializerList().stream().map(TensorProto::getName).toList();
        for (int i = model.getGraph().getInputCount() - 1; i > 0; i--) {
            String name = model.getGraph().getInput(i).getName();
            if (!known.contains(name)) {
                model.getGraphBuilder().addInitializer(tensor(test, "input_" + i + ".pb").toBuilder().setName(name));
                model.getGraphBuilder().removeInput(i);
            }
        }
        return model.build();
    }

    private static TensorProto tensor(String test, String file) throws IOException {
        return TensorProto.parseFrom(Files.readAllBytes(TESTS.resolve(test).resolve("test_data_set_0").resolve(file)));
    }

    private static double[] values(TensorProto tensor) {
        var bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean twofold = tensor.getDataType() == TensorProto.DataType.DOUBLE_VALUE;
        double[] values = new double[bytes.remaining() / (twofold ? 8 : 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = twofold ? bytes.getDouble() : bytes.getFloat();
        }
        return values;
    }

    private static double[][] rows(double[] values, int samples) {
        double[][] rows = new double[samples][values.length / samples];
        for (int i = 0; i < values.length; i++) {
            rows[i / rows[0].length][i % rows[0].length] = values[i];
        }
        return rows;
    }
}
