package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/pytorch.md says in Java, with the model that its Python program made. */
class TorchGuideTest {
    @TempDir
    private Path folder;

    private GuidePage guide;

    @BeforeEach
    void read() throws IOException {
        guide = new GuidePage("pytorch.md", folder);
        // As Maven does: resources go to the output folder before the compiler runs.
        copy("digits.onnx", Files.createDirectories(guide.classes().resolve("models")).resolve("digits.onnx"));
        copy("digits.csv.gz", folder.resolve("digits.csv.gz"));
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = TorchGuideTest.class.getResourceAsStream(resource)) {
            Files.copy(in, to);
        }
    }

    @Test
    void theNetworkReadsTheDigitsThatPyTorchReads() throws Exception {
        assertThat(guide.compile(2)).isEmpty();
        List<String> printed = guide.run("demo.Read");
        assertThat(printed.get(0)).isEqualTo("Right: 347 of 359");
        assertThat(guide.text()).contains("```\n" + printed.get(0) + "\n```"); // what the Python program prints
        assertThat(printed.get(1)).matches("4 with 1\\.00");
        assertThat(printed.get(2)).startsWith("10 epochs, cost ");
        assertThat(Integer.parseInt(printed.get(3).replaceAll("Right: (\\d+) of 359", "$1"))).isGreaterThanOrEqualTo(340);
    }

    @Test
    void thePythonProgramOnThePageIsTheOneThatMadeTheModel() throws IOException {
        assertThat(guide.block("python")).isEqualTo(Files.readString(Path.of("src", "main", "python", "digits.py")));
    }

    @Test
    void theMistakeOnThePageIsReportedAsItSays() throws Exception {
        String message = guide.compile(guide.text().replace("models/digits.onnx", "models/digit.onnx"), 2).get(0);
        assertThat(guide.text().replaceAll("\\s+", " ")).contains(message);
    }

    @Test
    void theProjectIsSetUpAsTheReadmeSays() throws IOException {
        guide.isSetUpAsTheReadmeSays("<path>\\s*<groupId>io.neurapt</groupId>\\s*<artifactId>neurapt-onnx.*?</path>");
    }
}
