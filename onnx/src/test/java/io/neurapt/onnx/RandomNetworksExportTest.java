package io.neurapt.onnx;

import io.neurapt.Activation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of random kinds, widths and activations, with their own initial weights. */
class RandomNetworksExportTest {
    private static final int COUNT = 24;
    private static final Activation[] ACTIVATIONS = {
        Activation.IDENTITY, Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.ELU,
        Activation.SELU, Activation.GELU_TANH, Activation.SILU, Activation.SOFTPLUS, Activation.MISH, Activation.HARD_SIGMOID
    };
    private static final String[] OUTPUTS = {
        "IDENTITY", "SIGMOID", "TANH", "SOFTMAX", "LOG_SOFTMAX"
    };
    private static Specs specs;

    @TempDir
    private Path folder;

    static IntStream numbers() {
        return IntStream.range(0, COUNT);
    }

    private static int inputs(int number) {
        return 1 + 7 * number % 40;
    }

    private static String declaration(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder("@Network(inputs = " + inputs(number) + ", precision = Precision."
                + (random.nextBoolean() ? "FLOAT" : "DOUBLE") + ") interface Net" + number + " {\n");
        int layers = random.nextInt(5);
        for (int i = 0; i < layers; i++) {
            String activation = "activation = Activation." + ACTIVATIONS[random.nextInt(ACTIVATIONS.length)];
            switch (random.nextInt(4)) {
                case 0 -> text.append("@Dropout(rate = " + random.nextFloat() + "f) DropoutLayer layer" + i + "();\n");
                case 1 -> text.append("@BatchNorm(" + activation + ") BatchNormLayer layer" + i + "();\n");
                default -> text.append("@Layer(units = " + (1 + random.nextInt(60)) + ", bias = " + random.nextBoolean() + ", "
                        + activation + ") Dense layer" + i + "();\n");
            }
        }
        return text + "@Layer(units = " + (2 + random.nextInt(9)) + ", activation = Activation."
                + OUTPUTS[random.nextInt(OUTPUTS.length)] + ") Dense output(); }";
    }

    @BeforeAll
    static void compile() {
        Map<String, String> declarations = new TreeMap<>();
        numbers().forEach(number -> declarations.put("Net" + number, declaration(number)));
        specs = Specs.compile(declarations);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void onnxRuntimeComputesTheSame(int number) throws Exception {
        AnyNetwork network = specs.network("Net" + number, number);
        Exported.write(network, folder)
                .computesTheSame(Exported.samples(new Random(number), 1 + 13 * number, inputs(number)));
    }
}
