package io.neurapt.onnx;

import static io.neurapt.onnx.Graph.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.neurapt.onnx.load.OnnxImporter;
import io.neurapt.processor.spec.ModelImporter.ImportedNetwork;
import io.neurapt.processor.spec.ModelImporter.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged or made to do harm: each is refused with a message that says what is wrong, and costs no more than a good one. */
class HostileModelsTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 24 << 20;

    private static ModelProto.Builder good() {
        return new Drawn(13)
                .input("x", -1, 4).output("y", -1, 3)
                .weights("w", 6, 4).weights("b", 6).weights("v", 6, 3)
                .node("Gemm", "x w b", "z", attribute("transB", 1))
                .node("Relu", "z", "a")
                .node("MatMul", "a v", "y")
                .model().toBuilder();
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("external data", "keeps tensor 'w' in another file", m -> tensor(m, 0).setDataLocation(TensorProto.DataLocation.EXTERNAL)),
                wrong("too few data", "tensor 'w' is [6, 4] of FLOAT, but there are data for 2 elements", m -> raw(m, 8)),
                wrong("odd data", "tensor 'w' is [6, 4] of FLOAT, but there are data for", m -> raw(m, 95)),
                wrong("huge dimensions", "tensor 'w' is [2000000000, 2000000000]", m -> tensor(m, 0).setDims(0, 2_000_000_000).setDims(1, 2_000_000_000)),
                wrong("overflowing dimensions", "more than there can be", m -> tensor(m, 0)
                        .clearDims().addAllDims(Collections.nCopies(4, 1L << 30))),
                wrong("negative dimension", "with the dimension -6", m -> tensor(m, 0).setDims(0, -6)),
                wrong("many dimensions", "with 100 dimensions", m -> tensor(m, 0).clearDims().addAllDims(Collections.nCopies(100, 1L))),
                wrong("transposed", "multiplies features of [batch×4] by a matrix of [4×6]", m -> tensor(m, 0).setDims(0, 4).setDims(1, 6)),
                wrong("text as weights", "of the type STRING", m -> tensor(m, 0).setDataType(DataType.STRING.getNumber()).clearRawData()),
                wrong("half precision", "of the type FLOAT16", m -> tensor(m, 0).setDataType(DataType.FLOAT16.getNumber())),
                wrong("unknown type", "which does not exist", m -> tensor(m, 0).setDataType(99)),
                wrong("text as input", "takes 'x' of the type STRING", m -> m.getGraphBuilder().getInputBuilder(0)
                        .getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.STRING.getNumber())),
                wrong("a circle", "goes round in a circle", m -> node(m, 1).setInput(0, "y")),
                wrong("a node that feeds itself", "goes round in a circle", m -> node(m, 1).setInput(0, "a")),
                wrong("a value twice", "has two sources for the value 'z'", m -> node(m, 1).setOutput(0, "z")),
                wrong("a tensor twice", "has the tensor 'w' twice", m -> m.getGraphBuilder().addInitializer(tensor(m, 0).build())),
                wrong("an input twice", "has the input 'x' twice", m -> m.getGraphBuilder().addInput(m.getGraph().getInput(0))),
                wrong("a value from nowhere", "takes 'none', which nothing computes", m -> node(m, 1).setInput(0, "none")),
                wrong("an output from nowhere", "has the output 'none', which nothing computes", m -> m.getGraphBuilder().getOutputBuilder(0).setName("none")),
                wrong("no output", "has no output", m -> m.getGraphBuilder().clearOutput()),
                wrong("no graph", "has no graph", ModelProto.Builder::clearGraph),
                wrong("no operator set", "does not state its operator set", ModelProto.Builder::clearOpsetImport),
                wrong("a future operator set", "sets up to 28 are known", m -> m.getOpsetImportBuilder(0).setVersion(99)),
                wrong("no IR version", "does not state its IR version", ModelProto.Builder::clearIrVersion),
                wrong("a future IR version", "has IR version 99", m -> m.setIrVersion(99)),
                wrong("a missing input", "lacks its second input", m -> node(m, 2).clearInput().addInput("a")),
                wrong("an unknown attribute", "has the attribute 'colour'", m -> node(m, 1).addAttribute(attribute("colour", 1))),
                wrong("an attribute of another type", "has the attribute transB of the type FLOAT instead of INT",
                        m -> node(m, 0).setAttribute(0, attribute("transB", 1f))),
                wrong("an input of a billion features", "weights", m -> {
                    m.getGraphBuilder().getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder()
                            .getDimBuilder(1).setDimValue(1_000_000_000);
                    m.getGraphBuilder().removeNode(2).removeNode(0);
                    node(m, 0).setInput(0, "x").setOutput(0, "y");
                }),
                wrong("a chain of many nodes", "has more than 4096 nodes", m -> {
                    GraphProto.Builder graph = m.getGraphBuilder();
                    for (int i = 0; i < 5000; i++) {
                        graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(i == 0 ? "a" : "i" + i).addOutput("i" + (i + 1)));
                    }
                    node(m, 2).setInput(0, "i5000");
                }));
    }

    private static Arguments wrong(String name, String message, Consumer<ModelProto.Builder> change) {
        return Arguments.of(name, message, change);
    }

    private static TensorProto.Builder tensor(ModelProto.Builder model, int index) {
        return model.getGraphBuilder().getInitializerBuilder(index);
    }

    private static NodeProto.Builder node(ModelProto.Builder model, int index) {
        return model.getGraphBuilder().getNodeBuilder(index);
    }

    private static void raw(ModelProto.Builder model, int bytes) {
        tensor(model, 0).setRawData(tensor(model, 0).getRawData().substring(0, bytes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void isRefused(String name, String message, Consumer<ModelProto.Builder> change) {
        ModelProto.Builder model = good();
        assertThatCode(() -> read(model.build().toByteArray())).doesNotThrowAnyException();
        change.accept(model);
        byte[] file = model.build().toByteArray();
        assertThatThrownBy(() -> read(file)).isInstanceOf(Refused.class).hasMessageContaining(message);
    }

    @Test
    void whatIsNoModelIsRefused() {
        for (String text : new String[] {"", "\n", "hello, this is a text\n", "{\"json\": 1}", "\u0089PNG\r\n"}) {
            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("is no ONNX model");
        }
        assertThatThrownBy(() -> new OnnxImporter().read(new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] to, int offset, int length) {
                        return length;
                    }
                }))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has more than 67108864 bytes");
    }

    /** A message in a message in a message …, and a million empty nodes in two megabytes. */
    @Test
    void bombsAreRefusedBeforeObjectsAreMadeOfThem() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) { // the attribute g of a node of a graph
            nested = field(i % 3 == 0 ? 6 : i % 3 == 1 ? 5 : 1, nested);
        }
        byte[] deep = field(7, nested);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(Refused.class);
        byte[] graph = new byte[2_000_000];
        for (int i = 0; i < graph.length; i += 2) {
            graph[i] = 1 << 3 | 2;
        }
        byte[] many = field(7, graph);
        long before = allocated();
        assertThatThrownBy(() -> read(many)).isInstanceOf(Refused.class).hasMessageContaining("fields");
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.length;
        while (length > 127) {
            out.write(length & 127 | 128);
            length >>= 7;
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** Bytes changed, cut off, doubled: a network or a refusal, never anything else, and never much memory. */
    @Test
    void mutationsEndWithANetworkOrARefusal() throws IOException {
        byte[][] models = {
            good().build().toByteArray(),
            good().addMetadataProps(StringStringEntryProto.newBuilder().setKey("neurapt.classes").setValue("[\"a\",\"b\",\"c\"]"))
                    .build().toByteArray(),
            new Drawn(15).input("x", -1, 3, 4).output("y", -1, 12).weights("g", 12).weights("s", 12).weights("m", 12)
                    .tensor("v", new long[] {12}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1).whole("shape", DataType.INT64, 0, -1)
                    .node("Reshape", "x shape", "f").node("BatchNormalization", "f g s m v", "n")
                    .node("Sigmoid", "n", "p").node("Mul", "n p", "y").model().toByteArray()};
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 12_000; i++) {
            byte[] file = mutated(models[i % models.length], random);
            long before = allocated();
            try {
                read(file);
            } catch (Refused e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(20_000);
                refused++;
            }
            assertThat(allocated() - before).as("bytes allocated for mutation " + i).isLessThan(MOST_BYTES);
        }
        assertThat(refused).isGreaterThan(3000);
    }

    private static byte[] mutated(byte[] model, Random random) {
        byte[] file = model.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(4)) {
                case 0 -> file = Arrays.copyOf(file, Math.max(1, at));
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> file[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
                default -> {
                    int length = Math.min(random.nextInt(30), file.length - at);
                    byte[] longer = Arrays.copyOf(file, file.length + length);
                    System.arraycopy(file, at, longer, at + length, file.length - at);
                    file = longer;
                }
            }
        }
        return file;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static ImportedNetwork read(byte[] file) throws Refused, IOException {
        return new OnnxImporter().read(new ByteArrayInputStream(file));
    }
}
