package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Activation;
import io.neurapt.Precision;
import io.neurapt.Scaling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are written as ONNX and read again: the same layers, the same predictions. */
class RoundTripTest {
    @TempDir
    private Path folder;

    @Test
    void everyActivationPrecisionAndLayerComesBack() throws Exception {
        Map<String, String> specs = new TreeMap<>();
        for (Precision precision : Precision.values()) {
            for (Activation activation : Activation.values()) {
                String name = precision + "_" + activation;
                String own = activation == Activation.LEAKY_RELU ? ", slope = 0.2" : activation == Activation.ELU ? ", alpha = 0.7" : "";
                String act = "activation = Activation." + activation + own;
                specs.put(name, activation.isElementwise()
                        ? "@Network(inputs = 5, precision = Precision." + precision + ", scaling = Scaling."
                                + (activation.ordinal() % 2 == 0 ? Scaling.STANDARD : Scaling.NONE) + ") interface " + name + " {"
                                + "@Layer(units = 7, " + act + ") Dense first(); @Dropout(rate = 0.25) DropoutLayer drop();"
                                + "@Layer(units = 6, bias = false) Dense second(); @BatchNorm(" + act + ") BatchNormLayer norm();"
                                + "@Layer(units = 3, " + act + ") Dense output(); }"
                        : "@Network(inputs = 5, precision = Precision." + precision + ") interface " + name + " {"
                                + "@Layer(units = 3, " + act + ") Dense output(); }");
            }
        }
        Specs written = Specs.compile(specs);
        Map<String, String> models = new TreeMap<>();
        Map<String, AnyNetwork> networks = new TreeMap<>();
        Random random = new Random(5);
        Files.createDirectories(folder.resolve("nets"));
        for (String name : specs.keySet()) {
            AnyNetwork network = written.network(name, 1);
            network.draw(random);
            if (specs.get(name).contains("STANDARD")) {
                network.train(Exported.samples(random, 20, 5), Exported.samples(random, 20, 3));
            }
            network.write(folder.resolve("nets/" + name + ".onnx"));
            networks.put(name, network);
            models.put(name + "2", "@Network(onnx = \"" + name + ".onnx\") interface " + name + "2 {}");
        }
        Specs read = Specs.compile(models, folder);
        networks.forEach((name, network) -> {
            AnyNetwork again = read.network(name + "2", 1);
            assertThat(again.isDouble()).isEqualTo(network.isDouble());
            assertThat(again.layers()).as(name).isEqualTo(network.layers());
            double[][] x = Exported.samples(new Random(2), 9, 5);
            double[][] expected = network.predict(x);
            double[][] actual = again.predict(x);
            double tolerance = network.isDouble() ? 1e-12 : 1e-5;
            for (int s = 0; s < x.length; s++) {
                for (int i = 0; i < expected[s].length; i++) {
                    double size = Math.max(1, Math.abs(expected[s][i]));
                    assertThat(actual[s][i]).as("%s, sample %d, output %d", name, s, i).isCloseTo(expected[s][i], within(tolerance * size));
                }
            }
        });
    }
}
