package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of very different scales, one of them constant. */
class ScalerExportTest {
    private static Specs specs;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    @BeforeAll
    static void compile() {
        Map<String, String> declarations = new TreeMap<>();
        for (String precision : new String[] {"FLOAT", "DOUBLE"}) {
            for (String scaling : new String[] {"STANDARD", "MIN_MAX"}) {
                String name = precision + "_" + scaling;
                declarations.put(name, "@Network(inputs = 4, precision = Precision." + precision + ", scaling = Scaling." + scaling
                        + ") @Layer(units = 3, activation = Activation.TANH) @Layer(units = 2) interface " + name + " {}");
            }
        }
        specs = Specs.compile(declarations);
    }

    private double[][] features(int samples) {
        double[][] x = Exported.samples(random, samples, 4);
        for (double[] sample : x) {
            sample[0] = (float) (1e6 + 3 * sample[0]);
            sample[1] = (float) (1e-6 * sample[1] - 1e-3);
            sample[2] = (float) 0.1;
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOAT_STANDARD", "FLOAT_MIN_MAX", "DOUBLE_STANDARD", "DOUBLE_MIN_MAX"})
    void theModelScales(String name) throws Exception {
        AnyNetwork network = specs.network(name, 1);
        double[][] x = features(100);
        network.train(x, Exported.samples(random, 100, 2));
        Exported exported = Exported.write(network, folder);
        exported.computesTheSame(x);
        assertThat(exported.model().getGraph().getNodeList()).extracting(NodeProto::getOpType).startsWith("Sub", "Mul");
        assertThat(exported.model().getMetadataPropsList())
                .anyMatch(entry -> entry.getKey().equals("neurapt.scaling") && name.endsWith("_" + entry.getValue()));
    }

    /** As {@code save} does it: what predictions do not do yet, the model does not either. */
    @Test
    void withoutTrainingThereIsNoScaler() throws Exception {
        Exported exported = Exported.write(specs.network("FLOAT_STANDARD", 1), folder);
        exported.computesTheSame(Exported.samples(random, 10, 4));
        assertThat(exported.model().getGraph().getNode(0).getOpType()).isEqualTo("Gemm");
        assertThat(exported.model().getMetadataPropsList()).noneMatch(entry -> entry.getKey().equals("neurapt.scaling"));
    }

    @Test
    void aScaleThatSinglePrecisionCannotHold() {
        AnyNetwork network = specs.network("FLOAT_STANDARD", 1);
        double[][] x = features(100);
        for (double[] sample : x) {
            sample[3] = (float) (1e-41 * sample[3]);
        }
        network.train(x, Exported.samples(random, 100, 2));
        Path file = folder.resolve("model.onnx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.write(file))
                .withMessageContaining("FLOAT_STANDARD cannot be written as ONNX: feature 3 is scaled by")
                .withMessageContaining("precision = DOUBLE");
        assertThat(Files.exists(file)).isFalse();
    }
}
