package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of records and enums: what a program in another language learns about them. */
class TypedExportTest {
    private static final Specs SPECS = Specs.compile(Map.of(
            "Iris",
            "@Network(input = Iris.Flower.class, output = Iris.Species.class, scaling = Scaling.STANDARD)\n"
                    + "@Layer(units = 8, activation = Activation.RELU) @Layer(units = 3, activation = Activation.SOFTMAX)\n"
                    + "interface Iris { record Flower(double sepal, double petal) {}\n"
                    + "enum Species { SETOSA, VERSICOLOR, VIRGINICA } }",
            "Plain",
            "@Network(inputs = 2, precision = Precision.DOUBLE) @Layer(units = 1) interface Plain {}"));

    @TempDir
    private Path folder;

    @Test
    void namesAreMetadata() throws Exception {
        AnyNetwork network = SPECS.network("Iris", 1);
        Random random = new Random(1);
        double[][] x = Exported.samples(random, 30, 2);
        double[][] y = new double[30][3];
        for (double[] label : y) {
            label[random.nextInt(3)] = 1;
        }
        network.train(x, y);
        Exported exported = Exported.write(network, folder);
        exported.computesTheSame(x);
        assertThat(metadata(exported.file()))
                .containsEntry("neurapt.network", "Iris")
                .containsEntry("neurapt.features", "[\"sepal\",\"petal\"]")
                .containsEntry("neurapt.classes", "[\"SETOSA\",\"VERSICOLOR\",\"VIRGINICA\"]")
                .containsEntry("neurapt.scaling", "STANDARD")
                .containsEntry("neurapt.loss", "CATEGORICAL_CROSS_ENTROPY")
                .containsKey("neurapt.training");
        var graph = exported.model().getGraph();
        assertThat(graph.getInput(0).getDocString()).endsWith("sepal, petal");
        assertThat(graph.getOutput(0).getDocString()).isEqualTo("probabilities: SETOSA, VERSICOLOR, VIRGINICA");
        assertThat(graph.getNodeList())
                .extracting(node -> node.getName())
                .containsExactly(
                        "scaler.sub", "scaler.mul", "scaler.add", "layer1.gemm", "layer1.relu", "layer2.gemm", "layer2.softmax");
        assertThat(graph.getInitializerList())
                .extracting(tensor -> tensor.getName() + tensor.getDimsList())
                .contains("layer1.weight[8, 2]", "layer1.bias[8]", "layer2.weight[3, 8]", "layer2.bias[3]", "scaler.shift[2]");
    }

    @Test
    void whatIsNotKnownIsNotSaid() throws Exception {
        Exported exported = Exported.write(SPECS.network("Plain", 1), folder);
        assertThat(metadata(exported.file()))
                .containsOnly(Map.entry("neurapt.network", "Plain"), Map.entry("neurapt.loss", "MEAN_SQUARED_ERROR"));
    }

    private static Map<String, String> metadata(Path file) throws Exception {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
            return session.getMetadata().getCustomMetadata();
        }
    }
}
