package io.neurapt.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neurapt.EpochReport;
import io.neurapt.StopReason;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingResult;
import io.neurapt.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a run: two of three epochs of 1000 samples in batches of 300, two seconds each. */
class MonitorTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty("neurapt.progress");
    }

    private String shown(TrainingListener listener) {
        listener.onStart(new TrainingRun(1000, 200, 4, 300, 0, 3));
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int batch = 0; batch < 4; batch++) {
                listener.onBatch(epoch, batch, 0.5);
            }
            listener.onEpoch(epoch, 0.25);
            listener.onReport(new EpochReport(
                    epoch, 0.25, 0.375, Map.of("accuracy", 0.9), 0.01, Duration.ofSeconds(2L * epoch + 2)));
        }
        listener.onEnd(result());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static TrainingResult result() {
        return new TrainingResult(
                new double[] {0.5, 0.01},
                new double[] {0.6, 0.2},
                Map.of("accuracy", new double[] {0.8, 0.9}),
                2000,
                Duration.ofSeconds(4),
                StopReason.CANCELLED,
                -1);
    }

    @Test
    void linesWhereOutputIsRedirected() {
        assertThat(shown(Progress.lines(out)).lines())
                .containsExactly(
                        "epoch 1/3  cost 0.250000, validation 0.375000, accuracy 0.9000  500 samples/s, 0:04 left",
                        "epoch 2/3  cost 0.250000, validation 0.375000, accuracy 0.9000  500 samples/s, 0:02 left",
                        "2 epochs, cost 0.500000 to 0.010000, 4.000 s, 500 samples/s, ended by cancelled");
    }

    @Test
    void aBarPerEpochOnATerminal() {
        String text = shown(Progress.bar(out));
        String[] frames = text.split("[\r\n]+");
        assertThat(frames)
                .anySatisfy(frame -> assertThat(frame)
                        .contains("epoch 1/3", "100%", "1000/1000 samples", "samples/s", "cost 0.250000", "0:04 left"))
                .anySatisfy(frame -> assertThat(frame).contains("epoch 2/3", "100%", "accuracy 0.9000"))
                .noneSatisfy(frame -> assertThat(frame).contains("epoch 3/3"));
    }

    @Test
    void nothingOnRequest() {
        assertThat(shown(Progress.silent())).isEmpty();
        System.setProperty("neurapt.progress", "off");
        assertThat(shown(Progress.bar(out))).isEmpty();
        System.setProperty("neurapt.progress", "lines");
        assertThat(shown(Progress.bar(out))).startsWith("epoch 1/3  cost");
        System.setProperty("neurapt.progress", "loud");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Progress.bar(out))
                .withMessageContaining("bar, lines or off, but is loud");
    }

    @Test
    void hoursAreShown() {
        Pace pace = new Pace(new TrainingRun(10, 0, 1, 10, 2, 102));
        assertThat(pace.left(new EpochReport(2, 0, Double.NaN, Map.of(), 0, Duration.ofMinutes(1)))).isEqualTo("1:39:00 left");
    }

    @Test
    void curvesAreDrawn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("curves.png");
        LearningCurves.save(result(), file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(900);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours).as("both curves").contains(0xFF1B5FA5, 0xFFC8374A);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void noEpochNoCurves(@TempDir Path folder) {
        TrainingResult nothing = new TrainingResult(
                new double[0], new double[0], Map.of(), 0, Duration.ZERO, StopReason.TIME_LIMIT, -1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurves.save(nothing, folder.resolve("curves.png")))
                .withMessageContaining("before its first epoch");
    }
}
