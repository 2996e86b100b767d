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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HotSpot leaves methods of more than 8,000 bytes to the interpreter, so generated ones stay well below. */
class BytecodeSizeTest {
    private static final int MOST = 6_000;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyMethodIsCompilable(Precision precision) {
        List<Net> nets = Stream.of(usual(precision), deep(precision), awkward(precision))
                .flatMap(List::stream)
                .toList();
        requireSmallMethods(Compiled.of(nets.stream().map(Net::source).toList()).clean(), 3 * nets.size());
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
