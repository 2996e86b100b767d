package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples as they are and checks what they reach and say. */
class ExamplesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void flowerLearnsAndDraws() throws Exception {
        List<Path> plots = List.of(Path.of("target", "flower-boundary.png"), Path.of("target", "flower-cost.png"));
        for (Path plot : plots) {
            Files.deleteIfExists(plot);
        }

        assertThat(FlowerExample.run(out)).isGreaterThanOrEqualTo(0.9);
        assertThat(printed()).contains("layer1", "epoch     0  cost", "epoch  9000  cost", "Accuracy: ");

        assumeFalse(printed().contains("No plot"), "plots are not checked: this machine cannot draw text");
        for (Path plot : plots) {
            BufferedImage image = ImageIO.read(plot.toFile());
            assertThat(image).as(plot.toString()).isNotNull();
            assertThat(image.getWidth()).isEqualTo(800);
            assertThat(printed()).contains("Plot: " + plot.toAbsolutePath());
        }
    }

    @Test
    void logisticRecognisesTumours() throws Exception {
        assertThat(LogisticExample.run(out)).isGreaterThanOrEqualTo(0.95);
        assertThat(printed()).contains("positive class (1): malignant", "features that count most");
    }

    @Test
    void digitsAreRead() throws Exception {
        assertThat(DigitsExample.run(out)).isGreaterThanOrEqualTo(0.95);
        assertThat(printed()).contains("hidden", "output", "Test accuracy", "misread digits");
    }

    @Test
    void digitsAreReadAsPyTorchReadsThem() throws Exception {
        assertThat(TorchExample.run(out)).isEqualTo(347.0 / 359);
        assertThat(printed()).contains("BatchNorm", "gelu", "As PyTorch trained it: 96.66 %", "Trained further here");
    }

    @Test
    void lbfgsReachesTheOptimaOfNewtonsMethod() throws Exception {
        assertThat(OptimumExample.run(out)).isLessThan(1e-8);
        assertThat(printed()).contains("logistic", "softmax", "CONVERGED");
    }

    @Test
    void mnistIsReadWhereItIs() throws Exception {
        String folder = Optional.ofNullable(System.getenv("NEURAPT_MNIST")).orElse(System.getProperty("data", ""));
        assumeTrue(!folder.isEmpty(), "skipped: neither NEURAPT_MNIST nor -Ddata names a folder with MNIST");

        assertThat(MnistExample.run(out, folder)).isGreaterThanOrEqualTo(0.975);
        assertThat(printed()).contains("epoch 1  cost", "epoch 5  cost", "samples/s");
    }

    @Test
    void mnistSaysWhatIsMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> MnistExample.run(out, ""))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("no folder is given")
                .hasMessageContaining("-Ddata=FOLDER");
        assertThatThrownBy(() -> MnistExample.run(out, empty.toString()))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("no train-images-idx3-ubyte and no train-images-idx3-ubyte.gz in " + empty)
                .hasMessageContaining("-Ddata=FOLDER");
    }

    @Test
    void examplesAreListed() {
        assertThat(Examples.run("", out)).isZero();
        assertThat(printed()).contains("flower", "logistic", "digits", "mnist");
    }

    @Test
    void unknownExampleIsAnError() {
        assertThat(Examples.run("flour", out)).isEqualTo(2);
        assertThat(printed()).contains("There is no example 'flour'.", "flower");
    }
}
