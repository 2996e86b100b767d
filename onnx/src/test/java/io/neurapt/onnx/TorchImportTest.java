package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that PyTorch exported, by both of its exporters, see {@code torch/make.py}: the network of each predicts what ONNX Runtime does. */
class TorchImportTest {
    private static final Path MODELS =
            Path.of(System.getProperty("models", "src/test/resources/io/neurapt/onnx/torch"));

    @TempDir
    private Path folder;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theNetworkPredictsWhatOnnxRuntimeDoes(Path file) throws IOException, OrtException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        AnyNetwork network = Imported.network(model, folder);
        List<Dimension> shape = model.getGraph().getInput(0).getType().getTensorType().getShape().getDimList();
        int samples = shape.get(0).hasDimValue() ? (int) shape.get(0).getDimValue() : 4;
        double[][] x = Exported.samples(new Random(1), samples, network.inputs());
        double[][] expected = OnnxRuntime.run(file, network.isDouble(), x, shape);
        double[][] actual = network.predict(x);
        double tolerance = network.isDouble() ? 1e-6 : 1e-5; // constants of formulas are rounded in files
        assertThat(actual).hasDimensions(samples, expected[0].length);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < expected[s].length; i++) {
                double size = Math.max(1, Math.abs(expected[s][i]));
                assertThat(actual[s][i]).as("sample %d, output %d", s, i).isCloseTo(expected[s][i], within(tolerance * size));
            }
        }
    }
}
