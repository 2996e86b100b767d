package io.neurapt.onnx;

import static io.neurapt.onnx.Graph.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.testing.compile.Compilation;
import io.neurapt.TrainingOptions;
import io.neurapt.network.FloatNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec makes of its model, and what else it may say. */
class ImportTest {
    @TempDir
    private Path folder;

    private static Drawn small() {
        return new Drawn(13)
                .input("x", -1, 4).output("y", -1, 3)
                .weights("w", 6, 4).weights("b", 6).weights("v", 6, 3)
                .node("Gemm", "x w b", "z", attribute("transB", 1))
                .node("Relu", "z", "a")
                .node("MatMul", "a v", "y");
    }

    /** The nets that are measured everywhere: two, three, … units of ReLU or tanh, the last with softmax or sigmoid. */
    @ParameterizedTest
    @CsvSource({
        "2-4-1, Tanh, Sigmoid", "4-8-8-3, Relu, Softmax", "13-64-32-1, Relu, Sigmoid", "30-128-64-2, Relu, Softmax",
        "784-128-10, Relu, Softmax", "784-512-512-10, Relu, Softmax"})
    void theCodeIsThatOfTheSpecWrittenByHand(String net, String hidden, String last) throws IOException {
        String[] widths = net.split("-");
        StringBuilder layers = new StringBuilder();
        Drawn graph = new Drawn(15).input("a0", -1, Long.parseLong(widths[0])).output("y", -1, Long.parseLong(widths[widths.length - 1]));
        for (int i = 1; i < widths.length; i++) {
            boolean isLast = i == widths.length - 1;
            long units = Long.parseLong(widths[i]);
            graph.weights("w" + i, units, Long.parseLong(widths[i - 1])).weights("b" + i, units);
            graph.node("Gemm", "a" + (i - 1) + " w" + i + " b" + i, "z" + i, attribute("transB", 1));
            graph.node(isLast ? last : hidden, "z" + i, isLast ? "y" : "a" + i);
            layers.append("@Layer(units = ").append(units).append(", activation = Activation.")
                    .append((isLast ? last : hidden).toUpperCase(Locale.ROOT)).append(") ");
        }
        Imported.put(graph.model().toByteArray(), folder);
        Specs specs = Specs.compile(
                Map.of(
                        "Model", "@Network(onnx = \"models/net.onnx\") interface Model {}",
                        "Hand", "@Network(inputs = " + widths[0] + ") " + layers + "interface Hand {}"),
                folder);
        for (String type : new String[] {"Forward", "Backward"}) {
            assertThat(specs.source("Model" + type).replace("Model", "Hand")).isEqualTo(specs.source("Hand" + type));
        }
        String info = specs.source("ModelNetwork").replace("Model", "Hand");
        assertThat(info.substring(0, info.indexOf("/** A network with"))) // the rest says where the weights are
                .isEqualTo(specs.source("HandNetwork").substring(0, specs.source("HandNetwork").indexOf("/** A network with")));
    }

    @Test
    void theNetworkIsTrainedFurther() throws Exception {
        Drawn graph = small();
        graph.node("BatchNormalization", "y s t m v2", "n").node("Relu", "n", "r").node("Dropout", "r", "d", attribute("ratio", 0.1f));
        graph.weights("s", 3).weights("t", 3).weights("m", 3).tensor("v2", new long[] {3}, 1, 2, 3).weights("u", 3, 2);
        graph.node("MatMul", "d u", "o").graph().setOutput(0, graph.graph().getOutput(0).toBuilder().setName("o"));
        AnyNetwork network = Imported.network(graph.model(), folder);
        FloatNetwork net = ((AnyNetwork.Single) network).network();
        FloatMatrix before = net.parameters().get("layer1.weight").dup();
        Random random = new Random(3);
        FloatMatrix x = new FloatMatrix(4, 64);
        FloatMatrix y = new FloatMatrix(2, 64);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 4; j++) {
                x.put(j, i, (float) random.nextGaussian());
            }
            y.put(0, i, x.get(0, i) + x.get(1, i));
            y.put(1, i, x.get(2, i) * x.get(3, i));
        }
        double cost = net.cost(x, y);
        net.train(x, y, TrainingOptions.builder().epochs(200).learningRate(0.01).build());
        assertThat(net.cost(x, y)).isLessThan(0.9 * cost);
        assertThat(net.parameters().get("layer1.weight")).isNotEqualTo(before);
        assertThat(net.parameters().names()).contains("layer1.bias", "layer3.scale", "layer3.variance", "layer5.weight");
        net.save(folder.resolve("trained.safetensors"));
    }

    @Test
    void theSpecMaySayMoreThatFits() throws Exception {
        double[][] x = {{1, 2, 3, 4}};
        double[] single = Imported.network(small().model(), folder).predict(x)[0];
        AnyNetwork twofold = Imported.network(
                small().model(), ", inputs = 4, precision = Precision.DOUBLE, loss = Loss.HUBER", folder);
        assertThat(twofold.isDouble()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(twofold.predict(x)[0][i]).isCloseTo(single[i], within(1e-5));
        }
    }

    @Test
    void typedSpecsTakeModels() throws Exception {
        Imported.put(small().node("Softmax", "y", "p").output("p", -1, 3).model().toByteArray(), folder);
        String spec = "@Network(onnx = \"models/net.onnx\", input = Net.Row.class, output = Net.Kind.class) public interface Net {"
                + " record Row(float a, float b, int c, boolean d) {} enum Kind { RED, GREEN, %s } }";
        ModelProto.Builder model = small().node("Softmax", "y", "p").model().toBuilder();
        model.getGraphBuilder().getOutputBuilder(0).setName("p");
        model.addMetadataProps(StringStringEntryProto.newBuilder()
                .setKey("neurapt.classes").setValue("[\"RED\",\"GREEN\",\"BLUE\"]"));
        Imported.put(model.build().toByteArray(), folder);
        Specs.compile(Map.of("Net", spec.formatted("BLUE")), folder).network("Net", 1);
        assertThat(error(spec.formatted("BLUE").replace("RED, GREEN", "GREEN, RED")))
                .contains("output = Kind has the classes [GREEN, RED, BLUE], but the model has them as [RED, GREEN, BLUE]");
        assertThat(error(spec.formatted("BLUE, BLACK"))).contains("output = Kind has 4 classes, but the output layer 2 of the model's 2 has units = 3");
        assertThat(error(spec.formatted("BLUE").replace(", boolean d", "")))
                .contains("input = Row makes 3 features, but the model takes 4");
    }

    @Test
    void whatDoesNotFitIsAnErrorAtTheAnnotation() throws Exception {
        Imported.put(small().model().toByteArray(), folder);
        assertThat(error("@Network(onnx = \"models/net.onnx\", inputs = 5) interface Net {}"))
                .isEqualTo("[NEURAPT-ONNX] inputs = 5, but the model takes 4 features; remove inputs");
        assertThat(error("@Network(onnx = \"models/net.onnx\", loss = Loss.BINARY_CROSS_ENTROPY) interface Net {}"))
                .contains("[NEURAPT-LOSS] loss = BINARY_CROSS_ENTROPY does not fit the output layer 2 of the model's 2 with activation = IDENTITY");
        assertThat(error("@Network(onnx = \"models/net.onnx\", scaling = Scaling.STANDARD) interface Net {}"))
                .contains("scaling = STANDARD stands beside onnx");
        assertThat(error("@Network(onnx = \"models/net.onnx\", weights = \"w.safetensors\") interface Net {}"))
                .contains("weights = \"w.safetensors\" stands beside onnx");
        assertThat(error("@Network(onnx = \"models/none.onnx\") interface Net {}"))
                .contains("there is no nets/models/none.onnx and no models/none.onnx in " + folder);
        assertThat(error("@Network(onnx = \"/models/none.onnx\") interface Net {}"))
                .contains("there is no models/none.onnx in " + folder);
    }

    @Test
    void theSpecsPackageComesBeforeTheRoot() throws Exception {
        Imported.put(small().model().toByteArray(), folder);
        Path inPackage = folder.resolve("nets/models/net.onnx");
        Files.createDirectories(inPackage.getParent());
        Files.write(inPackage, new byte[] {1});
        assertThat(error("@Network(onnx = \"models/net.onnx\") interface Net {}")).contains("nets/models/net.onnx is no ONNX model");
        Specs.compile(Map.of("Net", "@Network(onnx = \"/models/net.onnx\") interface Net {}"), folder);
    }

    @Test
    void everyUnsupportedNodeIsNamed() throws Exception {
        Drawn graph = small().weights("k", 3, 3, 1, 1);
        graph.node("Conv", "y k", "c").node("Relu", "c", "r").node("MaxPool", "r", "p", Drawn.ints("kernel_shape", 1, 1));
        graph.node("Sin", "p", "s").node("com.acme", "Relu", "s", "own").node("ThresholdedRelu", "own", "o");
        graph.graph().setOutput(0, graph.graph().getOutput(0).toBuilder().setName("o"));
        assertThat(Imported.refusal(graph.model().toByteArray(), folder))
                .contains("models/net.onnx has 5 nodes that cannot be imported: 'c_node' (Conv) has no counterpart in Neurapt; "
                        + "'p_node' (MaxPool) has no counterpart in Neurapt; 's_node' (Sin) has no counterpart in Neurapt; "
                        + "'own_node' (com.acme.Relu) has no counterpart in Neurapt; 'o_node' (ThresholdedRelu) has no");
        Drawn residual = small().node("Add", "a z", "sum").node("MatMul", "sum v", "o");
        residual.graph().setOutput(0, residual.graph().getOutput(0).toBuilder().setName("o"));
        assertThat(Imported.refusal(residual.model().toByteArray(), folder)).contains("has a node that cannot be imported: 'sum_node' (Add) computes together with 'a_node' (Relu) what is no activation");
        Drawn parallel = small().node("MatMul", "x v2", "r").weights("v2", 4, 3).node("Add", "y r", "o");
        parallel.graph().setOutput(0, parallel.graph().getOutput(0).toBuilder().setName("o"));
        assertThat(Imported.refusal(parallel.model().toByteArray(), folder)).contains("'o_node' (Add) combines two values that both come");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() throws Exception {
        ModelProto.Builder model = small().model().toBuilder();
        model.getGraphBuilder().getInitializerBuilder(0).clearRawData().addAllFloatData(Collections.nCopies(24, Float.NaN));
        assertThat(Imported.refusal(model.build().toByteArray(), folder))
                .contains("it gives 'layer1.weight' the value NaN at row 0, column 0, but parameters must be finite");
    }

    /** features × batch, as W·X and as a transposed first factor have it. */
    @Test
    void samplesMayLieSideBySide() throws Exception {
        Drawn rows = new Drawn(13).input("x", -1, 4).output("y", -1, 6).weights("w", 6, 4).node("Gemm", "x w", "y", attribute("transB", 1));
        Drawn columns = new Drawn(13).input("x", 4, -1).output("y", 6, -1).weights("w", 6, 4).node("MatMul", "w x", "y");
        Drawn turned = new Drawn(13).input("x", 4, -1).output("y", -1, 6).weights("w", 6, 4)
                .node("Gemm", "x w", "y", attribute("transA", 1), attribute("transB", 1));
        double[][] x = Exported.samples(new Random(1), 3, 4);
        double[][] expected = Imported.network(rows.model(), folder).predict(x);
        assertThat(Imported.network(columns.model(), folder).predict(x)).isDeepEqualTo(expected);
        assertThat(Imported.network(turned.model(), folder).predict(x)).isDeepEqualTo(expected);
    }

    @Test
    void aModelWithoutShapesTellsThemByItsWeights() throws Exception {
        ModelProto.Builder model = small().model().toBuilder();
        model.getGraphBuilder().getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().clearShape();
        assertThat(Imported.network(model.build(), folder).inputs()).isEqualTo(4);
        model.getGraphBuilder().getInputBuilder(0).clearType();
        assertThat(Imported.network(model.build(), folder).inputs()).isEqualTo(4);
        assertThat(Imported.network(new Drawn(13).input("x", -1, -1).output("y", -1, 6).weights("w", 6, 4)
                        .tensor("shift", new long[] {4}, 1, 2, 3, 4).node("Sub", "x shift", "c").node("Gemm", "c w", "y", attribute("transB", 1))
                        .model(), folder).inputs())
                .isEqualTo(4);
    }

    /** What the factors and summands between layers become. */
    @Test
    void factorsAndSummandsAreFolded() throws Exception {
        Drawn graph = new Drawn(13).input("x", -1, 4).output("y", -1, 3).weights("w", 4, 6).weights("v", 6, 3).weights("c", 6)
                .tensor("two", new long[0], 2).tensor("shift", new long[] {1, 6}, 1, 2, 3, 4, 5, 6)
                .node("MatMul", "x w", "z").node("Mul", "two z", "z2").node("Sub", "shift z2", "z3").node("Tanh", "z3", "a")
                .node("Div", "a two", "a2").node("Add", "a2 c", "a3").node("Neg", "a3", "a4").node("MatMul", "a4 v", "o")
                .node("Div", "o two", "y");
        AnyNetwork network = Imported.network(graph.model(), folder);
        assertThat(((AnyNetwork.Single) network).snapshot().info().layers()).hasSize(2);
        Path file = Files.write(folder.resolve("run.onnx"), graph.model().toByteArray());
        double[][] x = Exported.samples(new Random(1), 5, 4);
        double[][] expected = OnnxRuntime.run(file, "x", "y", x);
        double[][] actual = network.predict(x);
        for (int s = 0; s < 5; s++) {
            for (int i = 0; i < 3; i++) {
                assertThat(actual[s][i]).isCloseTo(expected[s][i], within(1e-5));
            }
        }
    }

    @Test
    void anotherTypeOfInputIsRefused() throws Exception {
        ModelProto.Builder model = small().model().toBuilder();
        model.getGraphBuilder().getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.FLOAT16.getNumber());
        assertThat(Imported.refusal(model.build().toByteArray(), folder)).contains("takes 'x' of the type FLOAT16");
    }

    private String error(String spec) {
        Compilation compilation = Specs.compilation(Map.of("Net", spec), "-Aneurapt.weights=" + folder);
        assertThat(compilation.errors()).hasSize(1);
        return compilation.errors().get(0).getMessage(Locale.ROOT);
    }
}
