package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The options of the processor, and the reports that they ask for. */
class OptionsTest {
    private static final Map<String, String> FLOWER = Map.of(
            "demo.Flower",
            "package demo;\nimport io.neurapt.*;\n@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)\n"
                    + "@Layer(units = 4, activation = Activation.TANH)\n@Layer(units = 1, activation = Activation.SIGMOID)\n"
                    + "interface Flower {}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void anUnknownOptionIsAnErrorThatNamesTheKnownOne(TestCompiler compiler) {
        Map<String, String> expected = Map.of(
                "-Aneurapt.repotr", "there is no option -Aneurapt.repotr. Did you mean -Aneurapt.report?",
                "-Aneurapt.Report=x.html", "there is no option -Aneurapt.Report. Did you mean -Aneurapt.report?",
                "-Aneurapt.threads=3", "there is no option -Aneurapt.threads; there are -Aneurapt.report and -Aneurapt.weights",
                "-Aneurapt.weights=nowhere", "-Aneurapt.weights=nowhere names no folder; use the root under which",
                "-Aneurapt.report=pages", "-Aneurapt.report=pages names no HTML file; use -Aneurapt.report=network.html");
        expected.forEach((option, text) -> {
            Outcome outcome = compiler.compile(FLOWER, List.of("-proc:only", option));
            assertThat(outcome.errors()).as(option).hasSize(1);
            assertThat(outcome.errors().get(0).text()).startsWith("[NEURAPT-OPTION] ").contains(text);
            assertThat(outcome.messages()).as("warnings on top of it").noneMatch(m -> m.kind() == Diagnostic.Kind.WARNING);
        });
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void optionsOfOtherProcessorsAreNoneOfItsBusiness(TestCompiler compiler) {
        Outcome outcome = compiler.compile(FLOWER, List.of("-proc:only", "-Adagger.fast=true", "-Aneuraptor=1"));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.neurapts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void theReportIsANoteAtTheSpec(TestCompiler compiler) {
        Outcome outcome = compiler.compile(FLOWER, List.of("-Aneurapt.report"));
        List<Outcome.Message> notes = outcome.messages().stream()
                .filter(message -> message.text().startsWith("demo.Flower, "))
                .toList();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).kind()).isIn(Diagnostic.Kind.NOTE, Diagnostic.Kind.OTHER);
        assertThat(notes.get(0).file() + ":" + notes.get(0).line()).isEqualTo("Flower.java:6");
        // How large methods are is the writers' business, and BytecodeSizeTest's.
        assertThat(notes.get(0).text().lines().map(line -> line.replaceFirst("≈ \\d+", "≈ 100").strip()))
                .startsWith(
                        "demo.Flower, binary cross entropy, float",
                        "layer   kind   output  activation  parameters  FLOPs  one sample / batch  bytecode  weights",
                        "input               2",
                        "layer1  Dense       4  tanh                12     16  unrolled / lanes       ≈ 100     48 B",
                        "layer2  Dense       1  sigmoid              5      8  unrolled / lanes       ≈ 100     20 B",
                        "total                                      17     24                         ≈ 100     68 B");
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void thePageIsWrittenIntoNewFoldersAndReplacesAnOldOne(TestCompiler compiler) throws IOException {
        Path page = folder.resolve("a/b/networks.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "old");
        Outcome outcome = compiler.compile(FLOWER, List.of("-proc:only", "-Aneurapt.report=" + page));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.messages()).anyMatch(message -> message.text().equals("Neurapt's report is in " + page));
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("demo.Flower").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(page.getParent())) {
            assertThat(files).containsExactly(page);
        }
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void aPageThatCannotBeWrittenIsAnError(TestCompiler compiler) throws IOException {
        Path obstacle = Files.writeString(folder.resolve("file"), "x");
        Path page = obstacle.resolve("networks.html");
        Outcome outcome = compiler.compile(FLOWER, List.of("-proc:only", "-Aneurapt.report=" + page));
        assertThat(outcome.errors()).hasSize(1);
        assertThat(outcome.errors().get(0).text()).startsWith("[NEURAPT-REPORT] cannot write the report " + page);
        assertThat(Files.readString(obstacle)).isEqualTo("x");
    }

    @Test
    void aFailedCompilationLeavesAnOldPageAlone() throws IOException {
        Path page = Files.writeString(folder.resolve("networks.html"), "old");
        Outcome outcome = TestCompiler.JAVAC.compile(
                Map.of("Spec", "import io.neurapt.*;\n@Network(inputs = 0, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}"),
                List.of("-proc:only", "-Aneurapt.report=" + page));
        assertThat(outcome.errors()).hasSize(1);
        assertThat(Files.readString(page)).isEqualTo("old");
    }
}
