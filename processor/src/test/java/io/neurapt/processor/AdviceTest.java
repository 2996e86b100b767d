package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line of advice per process, at the first training, and none where it was followed or would not be. */
class AdviceTest {
    @Test
    void theFirstTrainingTellsWhatIsMissing() throws IOException, InterruptedException {
        assertThat(lines())
                .containsExactly(
                        "first",
                        "INFO: Training and prediction are faster with --add-modules jdk.incubator.vector on java's "
                                + "command line.",
                        "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--add-modules=jdk.incubator.vector", "-Dneurapt.kernel=portable"})
    void whoHasDecidedIsNotAdvised(String option) throws IOException, InterruptedException {
        assertThat(lines(option)).containsExactly("first", "second");
    }

    private static List<String> lines(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n");
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), AdviceProbe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        // Java's own remark on the incubating module comes first.
        return output.lines().filter(line -> !line.contains("incubator modules")).toList();
    }
}
