package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.NetworkInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file itself: its place, its content, and other threads at work. */
class OnnxTest {
    private static final Specs SPECS = Specs.compile(Map.of(
            "Small",
            "@Network(inputs = 3) interface Small {\n"
                    + "@Layer(units = 4, activation = Activation.RELU) Dense hidden();\n"
                    + "@Dropout(rate = 0.25) DropoutLayer drop();\n"
                    + "@Layer(units = 2) Dense output(); }"));

    @TempDir
    private Path folder;

    private final FloatNetwork network = ((AnyNetwork.Single) SPECS.network("Small", 1)).network();

    @Test
    void itReplacesAFileAndLeavesNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "an older one");
        Onnx.write(network, file);
        byte[] first = Files.readAllBytes(file);
        Onnx.write(network, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theFolderMustExist() {
        assertThatThrownBy(() -> Onnx.write(network, folder.resolve("none/model.onnx")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void theFormatHoldsTwoGigabytes() {
        NetworkInfo info = new NetworkInfo("Huge", 20_000, 20_000, Loss.MEAN_SQUARED_ERROR, false)
                .layer("output", "Dense", "20000", Activation.IDENTITY, "")
                .tensor("output.weight", 20_000, 20_000, Initializer.XAVIER);
        Path file = Path.of("huge.onnx");
        assertThatCode(() -> Onnx.requireSize(info, Precision.FLOAT, file)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Onnx.requireSize(info, Precision.DOUBLE, file))
                .isInstanceOf(IOException.class)
                .hasMessage("huge.onnx: the 400000000 parameters of Huge take 3200000000 bytes, but an ONNX file holds at most "
                        + "2 GB; save() has no such limit");
    }

    @Test
    void weightsLieRowByRowUnderTheirNames() throws Exception {
        FloatMatrix weight = network.parameters().get("hidden.weight");
        TensorProto tensor = Exported.write(AnyNetwork.of(network), folder).model().getGraph().getInitializer(0);
        assertThat(tensor.getName()).isEqualTo("hidden.weight");
        assertThat(tensor.getDimsList()).containsExactly(4L, 3L);
        ByteBuffer data = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < weight.rows; i++) {
            for (int j = 0; j < weight.columns; j++) {
                assertThat(data.getFloat()).isEqualTo(weight.get(i, j));
            }
        }
    }

    @Test
    void dropoutStaysALayer() throws Exception {
        var graph = Exported.write(AnyNetwork.of(network), folder).model().getGraph();
        assertThat(graph.getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("Gemm", "Relu", "Dropout", "Gemm");
        TensorProto ratio = graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals("drop.ratio"))
                .findFirst()
                .orElseThrow();
        assertThat(ratio.getDimsCount()).isZero();
        assertThat(ratio.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getFloat()).isEqualTo(0.25f);
    }

    /** Two sets of weights take turns; a file has one of them or the other. */
    @Test
    void aFileHoldsOneMoment() throws Exception {
        Path[] saved = new Path[2];
        byte[][] written = new byte[2][];
        Path file = folder.resolve("model.onnx");
        for (int i = 0; i < 2; i++) {
            AnyNetwork.of(network).draw(new Random(i));
            saved[i] = folder.resolve(i + ".safetensors");
            network.save(saved[i]);
            Onnx.write(network, file);
            written[i] = Files.readAllBytes(file);
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !done.get(); i++) {
                    network.reload(saved[i % 2]);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 30; i++) {
                Onnx.write(network, file);
                byte[] now = Files.readAllBytes(file);
                assertThat(Arrays.equals(now, written[0]) || Arrays.equals(now, written[1])).isTrue();
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    /** From a listener, where the network is being trained and its predictions are those of the last epoch. */
    @Test
    void whileTraining() throws Exception {
        Random random = new Random(1);
        double[][] x = Exported.samples(random, 20, 3);
        FloatMatrix columns = FloatMatrix.randn(3, 20);
        int[] written = {0};
        TrainingOptions options = TrainingOptions.builder()
                .epochs(3)
                .listener((epoch, cost) -> {
                    try {
                        Exported.write(AnyNetwork.of(network), folder).computesTheSame(x);
                        written[0]++;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .build();
        network.train(columns, FloatMatrix.randn(2, 20), options);
        assertThat(written[0]).isEqualTo(3);
    }
}
