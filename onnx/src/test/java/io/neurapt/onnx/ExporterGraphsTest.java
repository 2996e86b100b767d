package io.neurapt.onnx;

import static io.neurapt.onnx.Graph.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import io.neurapt.Scaling;
import io.neurapt.network.FloatNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Graphs as scikit-learn's and Keras' exporters write them, node by node after their sources ({@code skl2onnx} 1.x,
 * {@code multilayer_perceptron.py} and {@code scaler_op.py}; {@code tf2onnx}; {@code keras2onnx}), with random weights: the network
 * of each predicts what ONNX Runtime does.
 */
class ExporterGraphsTest {
    private static final String ML = "ai.onnx.ml";

    @TempDir
    private Path folder;

    /** An MLPClassifier or MLPRegressor of 4 features and hidden layers of 6 and 5 units up to its last sum. */
    private static Drawn perceptron(String activation, int outputs, String input, Drawn graph) {
        graph.node("Cast", input, "cast_input", attribute("to", DataType.FLOAT.getNumber()));
        int[] widths = {4, 6, 5, outputs};
        String before = "cast_input";
        for (int i = 0; i < 3; i++) {
            String n = i == 0 ? "" : String.valueOf(i);
            graph.weights("coefficient" + n, widths[i], widths[i + 1]).weights("intercepts" + n, 1, widths[i + 1]);
            graph.node("MatMul", before + " coefficient" + n, "mul_result" + n);
            graph.node("Add", "mul_result" + n + " intercepts" + n, "add_result" + n);
            if (i < 2) {
                before = "next_activations" + n;
                graph.node(activation, "add_result" + n, before);
            }
        }
        return graph;
    }

    private static Drawn classes(Drawn graph, int count) {
        long[] classes = new long[count];
        Arrays.setAll(classes, i -> i);
        graph.whole("classes", DataType.INT32, classes).whole("shape_tensor", DataType.INT64, -1);
        graph.node("ArgMax", "probabilities", "argmax_output", attribute("axis", 1));
        graph.node(ML, "ArrayFeatureExtractor", "classes argmax_output", "array_feature_extractor_result");
        graph.node("Reshape", "array_feature_extractor_result shape_tensor", "reshaped_result");
        return graph.node("Cast", "reshaped_result", "label", attribute("to", DataType.INT64.getNumber()));
    }

    @ParameterizedTest
    @CsvSource({"Relu, 3", "Tanh, 2", "Sigmoid, 4", "Identity, 5"})
    void classifiersOfScikitLearn(String activation, int count) throws Exception {
        Drawn graph = new Drawn(15).input("X", -1, 4).output("label", DataType.INT64).output("probabilities", -1, count);
        if (count == 2) { // one unit, and the other class' probability from it
            perceptron(activation, 1, "X", graph).node("Sigmoid", "add_result2", "out_activations_result");
            graph.tensor("unity", new long[0], 1);
            graph.node("Sub", "unity out_activations_result", "negative_class_proba");
            graph.node("Concat", "negative_class_proba out_activations_result", "probabilities", attribute("axis", 1));
        } else {
            perceptron(activation, count, "X", graph).node("Softmax", "add_result2", "out_activations_result");
            graph.node("Identity", "out_activations_result", "probabilities");
        }
        AnyNetwork network = same(classes(graph, count).model(), "probabilities");
        assertThat(((AnyNetwork.Single) network).network().summary().toString()).contains("softmax");
    }

    @Test
    void theLabelsOfZipMapAreTheClasses() throws Exception {
        Drawn graph = new Drawn(9).input("X", -1, 4).output("output_label", DataType.INT64).output("output_probability", DataType.FLOAT);
        perceptron("Relu", 3, "X", graph).node("Softmax", "add_result2", "out_activations_result");
        graph.node("Identity", "out_activations_result", "probabilities");
        classes(graph, 3);
        graph.node("Cast", "label", "output_label", attribute("to", DataType.INT64.getNumber()));
        graph.node(ML, "ZipMap", "probabilities", "output_probability", Drawn.words("classlabels_strings", "red", "green", "blue"));
        AnyNetwork network = Imported.network(graph.model(), folder);
        assertThat(((AnyNetwork.Single) network).snapshot().info().classNames()).containsExactly("red", "green", "blue");
        // ONNX Runtime gives maps there; without the last node it gives what they hold
        graph.graph().removeNode(graph.graph().getNodeCount() - 1).removeOutput(1);
        compare(graph.output("probabilities", -1, 3).model(), "probabilities", network);
    }

    @Test
    void multilabelClassifiersOfScikitLearn() throws Exception {
        Drawn graph = new Drawn(15).input("X", -1, 4).output("label", DataType.INT64).output("probabilities", -1, 3);
        perceptron("Relu", 3, "X", graph).node("Sigmoid", "add_result2", "out_activations_result");
        graph.node("Identity", "out_activations_result", "probabilities");
        graph.node(ML, "Binarizer", "out_activations_result", "binariser_output", attribute("threshold", 0.5f));
        graph.node("Cast", "binariser_output", "label", attribute("to", DataType.INT64.getNumber()));
        same(graph.model(), "probabilities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Tanh", "Sigmoid", "Identity"})
    void regressorsOfScikitLearn(String activation) throws Exception {
        Drawn graph = new Drawn(15).input("X", -1, 4).output("variable", -1, 1).whole("shape_tensor", DataType.INT64, -1, 1);
        perceptron(activation, 1, "X", graph).node("Identity", "add_result2", "out_activations_result");
        graph.node("Reshape", "out_activations_result shape_tensor", "variable");
        same(graph.model(), "variable");
    }

    /** StandardScaler as one operator; MinMaxScaler as a product and a sum. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pipelinesOfScikitLearn(boolean standard) throws Exception {
        Drawn graph = new Drawn(15).input("X", -1, 4).output("variable", -1, 1).whole("shape_tensor", DataType.INT64, -1, 1);
        if (standard) {
            graph.node(ML, "Scaler", "X", "scaled", Drawn.floats("offset", 1, -2, 3.5, 100), Drawn.floats("scale", 0.5, 2, 0.1, 0.01));
        } else {
            graph.tensor("Mu_Mulcst", new long[] {4}, 0.25, 2, 3, 0.125).tensor("Ad_Addcst", new long[] {4}, 1, -1, 0.5, 0);
            graph.node("Mul", "X Mu_Mulcst", "Mu_C0").node("Add", "Mu_C0 Ad_Addcst", "scaled");
        }
        perceptron("Relu", 1, "scaled", graph).node("Identity", "add_result2", "out_activations_result");
        graph.node("Reshape", "out_activations_result shape_tensor", "variable");
        AnyNetwork network = same(graph.model(), "variable");
        FloatNetwork single = ((AnyNetwork.Single) network).network();
        assertThat(single.scaler().type()).isEqualTo(Scaling.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Elu", "Selu", "Tanh", "Sigmoid", "Softplus", "gelu", "gelu_tanh", "swish", "relu6", "hard_sigmoid"})
    void stacksOfKeras(String activation) throws Exception {
        Drawn graph = new Drawn(13).input("input_1", -1, 4).output("dense_1", -1, 3);
        dense(graph, "sequential/dense", "input_1", 4, 6);
        String z = "sequential/dense/BiasAdd:0";
        switch (activation) {
            case "gelu" -> graph.tensor("half", new long[0], 0.5).tensor("one", new long[0], 1).tensor("root", new long[0], 1.41421354)
                    .node("Mul", "half " + z, "Gelu/mul:0").node("Div", z + " root", "Gelu/truediv:0").node("Erf", "Gelu/truediv:0", "Gelu/Erf:0")
                    .node("Add", "one Gelu/Erf:0", "Gelu/add:0").node("Mul", "Gelu/mul:0 Gelu/add:0", "a");
            case "gelu_tanh" -> graph.tensor("half", new long[0], 0.5).tensor("one", new long[0], 1).tensor("three", new long[0], 3)
                    .tensor("coeff", new long[0], 0.044715).tensor("root", new long[0], 0.797884583)
                    .node("Pow", z + " three", "Gelu/Pow:0").node("Mul", "coeff Gelu/Pow:0", "Gelu/mul_1:0")
                    .node("Add", z + " Gelu/mul_1:0", "Gelu/add:0").node("Mul", "root Gelu/add:0", "Gelu/mul_2:0")
                    .node("Tanh", "Gelu/mul_2:0", "Gelu/Tanh:0").node("Add", "one Gelu/Tanh:0", "Gelu/add_1:0")
                    .node("Mul", "half " + z, "Gelu/mul:0").node("Mul", "Gelu/mul:0 Gelu/add_1:0", "a");
            case "swish" -> graph.node("Sigmoid", z, "sequential/dense/Sigmoid:0").node("Mul", z + " sequential/dense/Sigmoid:0", "a");
            case "relu6" -> graph.tensor("min", new long[0], 0).tensor("max", new long[0], 6).node("Clip", z + " min max", "a");
            case "hard_sigmoid" -> graph.node("HardSigmoid", z, "a", attribute("alpha", 0.2f), attribute("beta", 0.5f));
            default -> graph.node(activation, z, "a");
        }
        dense(graph, "sequential/dense_1", "a", 6, 3);
        same(graph.node("Softmax", "sequential/dense_1/BiasAdd:0", "dense_1", attribute("axis", -1)).model(), "dense_1");
    }

    private static void dense(Drawn graph, String name, String input, int inputs, int units) {
        graph.weights(name + "/MatMul/ReadVariableOp:0", inputs, units).weights(name + "/BiasAdd/ReadVariableOp:0", units);
        graph.node("MatMul", input + " " + name + "/MatMul/ReadVariableOp:0", name + "/MatMul:0");
        graph.node("Add", name + "/MatMul:0 " + name + "/BiasAdd/ReadVariableOp:0", name + "/BiasAdd:0");
    }

    /** Batch normalisation behind an activation, dropout as it is left in, and the result through Identity. */
    @Test
    void olderStacksOfKeras() throws Exception {
        Drawn graph = new Drawn(11).input("dense_input", -1, 4).output("dense_1", -1, 2);
        dense(graph, "dense", "dense_input", 4, 6);
        graph.node("LeakyRelu", "dense/BiasAdd:0", "leaky_re_lu", attribute("alpha", 0.3f));
        for (String name : new String[] {"gamma", "beta", "mean"}) {
            graph.weights(name, 6);
        }
        graph.tensor("variance", new long[] {6}, 0.5, 1, 2, 0.1, 3, 0.7);
        graph.node(
                "BatchNormalization", "leaky_re_lu gamma beta mean variance", "batch_normalization",
                attribute("epsilon", 0.001f), attribute("momentum", 0.99f));
        graph.node("Dropout", "batch_normalization", "dropout", attribute("ratio", 0.25f));
        dense(graph, "dense_1", "dropout", 6, 2);
        graph.node("Sigmoid", "dense_1/BiasAdd:0", "dense_1_out").node("Identity", "dense_1_out", "dense_1");
        AnyNetwork network = same(graph.model(), "dense_1");
        assertThat(((AnyNetwork.Single) network).network().summary().toString()).contains("BatchNorm").contains("Dropout");
    }

    private AnyNetwork same(ModelProto model, String output) throws IOException, OrtException {
        AnyNetwork network = Imported.network(model, folder);
        compare(model, output, network);
        return network;
    }

    private void compare(ModelProto model, String output, AnyNetwork network) throws IOException, OrtException {
        Path file = Files.write(folder.resolve("run.onnx"), model.toByteArray());
        double[][] x = Exported.samples(new Random(2), 9, network.inputs());
        double[][] expected = OnnxRuntime.run(file, model.getGraph().getInput(0).getName(), output, x);
        double[][] actual = network.predict(x);
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int s = 0; s < expected.length; s++) {
            for (int i = 0; i < expected[s].length; i++) {
                double size = Math.max(1, Math.abs(expected[s][i]));
                assertThat(actual[s][i]).as("sample %d, output %d", s, i).isCloseTo(expected[s][i], within(1e-5 * size));
            }
        }
    }
}
