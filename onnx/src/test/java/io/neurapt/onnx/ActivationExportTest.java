package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.neurapt.Activation;
import io.neurapt.Precision;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every activation in every kind of layer and both precisions. (The loss is no part of what a network predicts; each
 * suits the output here.)
 */
class ActivationExportTest {
    private static final int INPUTS = 5;
    private static Specs specs;

    @TempDir
    private Path folder;

    static Stream<String> names() {
        return declarations().keySet().stream();
    }

    private static Map<String, String> declarations() {
        Map<String, String> all = new TreeMap<>();
        for (Precision precision : Precision.values()) {
            for (Activation activation : Activation.values()) {
                if (activation.isElementwise()) {
                    all.put(precision + "_" + activation, hidden(precision, "activation = Activation." + activation));
                } else {
                    all.put(precision + "_" + activation, output(precision, activation));
                }
            }
            // numbers that single precision cannot hold, so that an attribute cannot in double either
            all.put(precision + "_SLOPE", hidden(precision, "activation = Activation.LEAKY_RELU, slope = 0.3"));
            all.put(precision + "_ALPHA", hidden(precision, "activation = Activation.ELU, alpha = 0.7"));
        }
        all.replaceAll((name, declaration) -> declaration.replace("NAME", name));
        return all;
    }

    private static String hidden(Precision precision, String activation) {
        return "@Network(inputs = " + INPUTS + ", precision = Precision." + precision + ") interface NAME {\n"
                + "@Layer(units = 7, bias = false, " + activation + ") Dense first();\n"
                + "@BatchNorm(epsilon = 0.012, momentum = 0.8, " + activation + ") BatchNormLayer norm();\n"
                + "@Dropout(rate = 0.2) DropoutLayer drop();\n"
                + "@Layer(units = 4, " + activation + ") Dense last(); }";
    }

    private static String output(Precision precision, Activation activation) {
        return "@Network(inputs = " + INPUTS + ", precision = Precision." + precision + ")\n"
                + "@Layer(units = 4, activation = Activation." + activation + ") interface NAME {}";
    }

    @BeforeAll
    static void compile() {
        specs = Specs.compile(declarations());
    }

    @ParameterizedTest
    @MethodSource("names")
    void onnxRuntimeComputesTheSame(String name) throws Exception {
        AnyNetwork network = specs.network(name, 1);
        Random random = new Random(3);
        network.draw(random);
        Exported exported = Exported.write(network, folder);
        double[][] x = Exported.samples(random, 33, INPUTS);
        if (name.equals("DOUBLE_GELU")) {
            // ONNX Runtime has the error function in single precision only
            assertThatThrownBy(() -> OnnxRuntime.run(exported.file(), true, x))
                    .isInstanceOf(OrtException.class)
                    .hasMessageContaining("Could not find an implementation for Erf");
            exported.close(Evaluator.run(exported.model(), x), network.predict(x));
        } else {
            exported.computesTheSame(x);
        }
    }
}
