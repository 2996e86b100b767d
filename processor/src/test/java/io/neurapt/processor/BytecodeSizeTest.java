package io.neurapt.processor;

import static io.neurapt.Activation.LEAKY_RELU;
import static io.neurapt.Activation.RELU;
import static io.neurapt.Activation.SIGMOID;
import static io.neurapt.Activation.SOFTMAX;
import static io.neurapt.Activation.TANH;
import static io.neurapt.Loss.BINARY_CROSS_ENTROPY;
import static io.neurapt.Loss.CATEGORICAL_CROSS_ENTROPY;
import static io.neurapt.Loss.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Precision;
import io.neurapt.network.FloatNetwork;
import io.neurapt.processor.report.BytecodeEstimate;
import io.neurapt.processor.write.GeneratedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HotSpot leaves methods of more than 8,000 bytes to the interpreter, so generated ones stay well below. */
class BytecodeSizeTest {
    private static final int MOST = 6_000;
    /** Of the estimate, for small methods and for large ones. */
    private static final double TOLERATED_BYTES = 20;

    private static final double TOLERATED_SHARE = 0.15;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyMethodIsCompilable(Precision precision) {
        List<Net> nets = Stream.of(usual(precision), deep(precision), awkward(precision))
                .flatMap(List::stream)
                .toList();
        Compiled compiled = Compiled.of(nets.stream().map(Net::source).toList()).clean();
        requireSmallMethods(compiled, 3 * nets.size());
        for (Net net : nets) {
            requireGoodEstimates(compiled, net);
        }
    }

    @Test
    void networksOfManyThousandUnitsCompileToSmallMethods() {
        Net wide = Net.stacked("Wide", Precision.FLOAT, MEAN_SQUARED_ERROR, RELU, Activation.IDENTITY, 1, 5000, 1);
        Net square = Net.stacked("Square", Precision.DOUBLE, CATEGORICAL_CROSS_ENTROPY, TANH, SOFTMAX, 3000, 3000, 2);
        Compiled compiled = Compiled.of(wide.source(), square.source()).clean();
        requireSmallMethods(compiled, 6);
        AnyNetwork network = AnyNetwork.create(compiled, wide, 1);
        Interpreter truth = new Interpreter(wide, network.parameters());
        double[] x = {0.5};
        assertThat(network.predict(x)[0]).isCloseTo(truth.predict(x)[0], within(1e-4));
    }

    /** What the report says of a class that the processor cannot see. */
    private static void requireGoodEstimates(Compiled compiled, Net net) {
        String stem = net.className().replaceFirst("Network$", "");
        List<GeneratedFile> files = Stream.of("Forward", "Backward", "Network")
                .map(role -> new GeneratedFile(stem + role, compiled.source(stem + role)))
                .toList();
        Map<String, Integer> actual = new TreeMap<>();
        for (GeneratedFile file : files) {
            String owner = file.className().substring(file.className().lastIndexOf('.') + 1);
            ClassFile.codeSizes(compiled.bytes(file.className()))
                    .forEach((method, size) -> actual.merge(owner + "." + method.replaceAll("\\(.*", ""), size, Math::max));
        }
        Map<String, Integer> estimated = BytecodeEstimate.of(files).stream()
                .collect(Collectors.toMap(method -> method.owner() + "." + method.name(), BytecodeEstimate.Method::bytes, Math::max));
        assertThat(estimated.keySet()).isEqualTo(actual.keySet());
        estimated.forEach((method, bytes) -> assertThat((double) bytes)
                .as("estimated bytes of %s, which has %d", method, actual.get(method))
                .isCloseTo(actual.get(method), within(Math.max(TOLERATED_BYTES, TOLERATED_SHARE * actual.get(method)))));
    }

    /** The largest record that Java allows, and an enum of many constants. */
    @Test
    void typedNetworksOfManyFeaturesCompileToSmallMethods() {
        String components = IntStream.range(0, 253)
                .mapToObj(i -> (i % 3 == 0 ? "@Feature(skip = true) int" : i % 3 == 1 ? "float" : "boolean") + " component" + i)
                .collect(Collectors.joining(", "));
        String constants = IntStream.range(0, 600).mapToObj(i -> "CONSTANT" + i).collect(Collectors.joining(", "));
        String spec = "package nets; import io.neurapt.*;\n"
                + "@Network(input = Many.Row.class, output = Many.Kind.class, loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n"
                + "@Layer(units = 600, activation = Activation.SOFTMAX) interface Many {\n"
                + "record Row(" + components + ", Kind kind) {}\nenum Kind { " + constants + " } }";
        Compiled compiled = Compiled.of(spec).clean();
        assertThat(compiled.generated()).hasSize(3);
        for (String name : compiled.generated()) {
            ClassFile.codeSizes(compiled.bytes(name))
                    .forEach((method, size) ->
                            assertThat(size).as("bytes of %s.%s", name, method).isBetween(1, MOST));
        }
        FloatNetwork network = (FloatNetwork) compiled.create("nets.ManyNetwork", 1);
        assertThat(network.featureNames()).hasSize(168 + 600).endsWith("kind=CONSTANT599");
    }

    private static List<Net> usual(Precision precision) {
        return List.of(
                Net.stacked("T1", precision, BINARY_CROSS_ENTROPY, TANH, SIGMOID, 2, 4, 1),
                Net.stacked("T2", precision, CATEGORICAL_CROSS_ENTROPY, RELU, SOFTMAX, 4, 8, 8, 3),
                Net.stacked("T3", precision, BINARY_CROSS_ENTROPY, RELU, SIGMOID, 13, 64, 32, 1),
                Net.stacked("T4", precision, CATEGORICAL_CROSS_ENTROPY, RELU, SOFTMAX, 30, 128, 64, 2),
                Net.stacked("T5", precision, CATEGORICAL_CROSS_ENTROPY, RELU, SOFTMAX, 784, 128, 10),
                Net.stacked("T6", precision, CATEGORICAL_CROSS_ENTROPY, RELU, SOFTMAX, 784, 512, 512, 10));
    }

    private static List<Net> deep(Precision precision) {
        int[] narrow = new int[41];
        int[] wide = new int[41];
        Arrays.fill(narrow, 10);
        Arrays.fill(wide, 33);
        return List.of(
                Net.stacked("Narrow", precision, MEAN_SQUARED_ERROR, LEAKY_RELU, LEAKY_RELU, narrow),
                Net.stacked("Wide", precision, CATEGORICAL_CROSS_ENTROPY, SIGMOID, SOFTMAX, wide));
    }

    private static List<Net> awkward(Precision precision) {
        return List.of(
                Net.stacked("Bulge", precision, MEAN_SQUARED_ERROR, LEAKY_RELU, TANH, 1, 256, 1),
                Net.stacked("Waist", precision, BINARY_CROSS_ENTROPY, LEAKY_RELU, SIGMOID, 255, 1, 255),
                Net.stacked("Square", precision, CATEGORICAL_CROSS_ENTROPY, LEAKY_RELU, SOFTMAX, 16, 16, 16, 16, 16),
                Net.stacked("Fan", precision, MEAN_SQUARED_ERROR, TANH, LEAKY_RELU, 1, 127, 2, 126, 2),
                Net.stacked("Column", precision, MEAN_SQUARED_ERROR, TANH, SIGMOID, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7));
    }

    private static void requireSmallMethods(Compiled compiled, int generatedClasses) {
        assertThat(compiled.generated()).hasSize(generatedClasses);
        for (String name : compiled.classes()) {
            ClassFile.codeSizes(compiled.bytes(name))
                    .forEach((method, size) ->
                            assertThat(size).as("bytes of %s.%s", name, method).isBetween(1, MOST));
        }
    }
}
