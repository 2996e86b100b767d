package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What a network was written as. */
record Exported(AnyNetwork network, Path file, ModelProto model) {
    /** Writes a network and holds the file to ONNX' rules. */
    static Exported write(AnyNetwork network, Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        network.write(file);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        ModelRules.check(model);
        return new Exported(network, file, model);
    }

    /** Samples of a normal distribution, exact in single precision. */
    static double[][] samples(Random random, int count, int features) {
        double[][] x = new double[count][features];
        for (double[] sample : x) {
            Arrays.setAll(sample, i -> (float) (1.5 * random.nextGaussian()));
        }
        return x;
    }

    /**
     * Compares ONNX Runtime's outputs with the network's: for the whole set, for a part of it, and for a single sample.
     */
    void computesTheSame(double[][] x) throws OrtException {
        for (int count : new int[] {x.length, x.length / 2 + 1, 1}) {
            double[][] part = Arrays.copyOf(x, count);
            close(OnnxRuntime.run(file, network.isDouble(), part), network.predict(part));
        }
    }

    /** Within 1e-5 in single precision and 1e-12 in double precision; of outputs greater than 1, relative to these. */
    void close(double[][] actual, double[][] expected) {
        double tolerance = network.isDouble() ? 1e-12 : 1e-5;
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int s = 0; s < expected.length; s++) {
            for (int i = 0; i < expected[s].length; i++) {
                double size = Math.max(1, Math.abs(expected[s][i]));
                assertThat(actual[s][i]).as("sample %d, output %d", s, i).isCloseTo(expected[s][i], within(tolerance * size));
            }
        }
    }
}
