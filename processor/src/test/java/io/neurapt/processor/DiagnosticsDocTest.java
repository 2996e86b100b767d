package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.processor.check.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * docs/diagnostics.md tells the truth: every example gets the message that stands below it, every fix gets none. {@code
 * -Ddiagnostics.update=true} rewrites the messages instead of comparing them.
 */
class DiagnosticsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");
    private static final Pattern SECTION = Pattern.compile(
            "### (\\S+)\n\n([^`]|`[^`\n]+`)+?\n\n```(java|text)\n(?<example>[^`]+)```\n\n```\n(?<message>[^`]+)```\n\nFix:\n\n```(java|text)\n"
                    + "(?<fix>[^`]+)```\n");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`(NEURAPT-[A-Z-]+)`]\\(#([a-z-]+)\\) \\| .+ \\| .+ \\|$");
    private static final int WIDTH = 120;

    /** A spec without a fault, for examples that are options. */
    private static final String LINE = "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)\n@Layer(units = 1)\ninterface Line {}\n";

    @Test
    void everyIdHasARowAndASection() throws IOException {
        String page = Files.readString(PAGE);
        List<String> ids = Arrays.stream(Id.values()).map(Id::toString).toList();
        assertThat(SECTION.matcher(page).results().map(section -> section.group(1))).containsExactlyElementsOf(ids);
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        assertThat(rows).extracting(row -> row.group(1)).containsExactlyElementsOf(ids);
        assertThat(rows).allMatch(row -> row.group(2).equals(row.group(1).toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @EnumSource(Id.class)
    void theExampleGetsItsMessageAndTheFixNone(Id id) throws IOException {
        String page = Files.readString(PAGE);
        Matcher section = SECTION.matcher(page);
        while (section.find() && !section.group(1).equals(id.toString())) {
            continue;
        }
        if (id == Id.WRITE) {
            assertThat(section.group("message")) // OutputTest has a disk that is full
                    .matches("\\[NEURAPT-WRITE] cannot write demo.LineForward: .*; see to the compiler's output folder\n");
            return;
        }
        Outcome wrong = compile(section.group("example"));
        assertThat(wrong.ids()).containsExactly(id.toString());
        String message = wrong.neurapts().get(0).text();
        if (Boolean.getBoolean("diagnostics.update")) {
            Files.writeString(
                    PAGE, page.substring(0, section.start("message")) + wrap(message) + page.substring(section.end("message")));
        } else {
            assertThat(section.group("message").replace('\n', ' ').strip()).isEqualTo(message);
        }
        Outcome right = compile(section.group("fix"));
        assertThat(right.errors()).isEmpty();
        assertThat(right.neurapts()).isEmpty();
    }

    private static Outcome compile(String example) throws IOException {
        if (!example.startsWith("-")) {
            return TestCompiler.JAVAC.compile(Map.of("Example", "import io.neurapt.*;\n" + example), List.of("-proc:only"));
        }
        List<String> options = new ArrayList<>(List.of("-proc:only", example.strip()));
        Outcome outcome = TestCompiler.JAVAC.compile(Map.of("Line", "import io.neurapt.*;\n" + LINE), options);
        if (example.contains("=target/")) {
            Files.delete(Path.of(example.strip().replaceFirst(".*=", "")));
        }
        return outcome;
    }

    private static String wrap(String message) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : message.split(" ")) {
            boolean breaks = column + 1 + word.length() > WIDTH;
            text.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
            column = breaks ? word.length() : column + 1 + word.length();
        }
        return text.append('\n').toString();
    }

    @Test
    void theReadmeShowsARealMessage() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String message = Arrays.stream(readme.split("```"))
                .filter(block -> block.contains("error: [NEURAPT-"))
                .map(block -> block.substring(block.indexOf("[NEURAPT-")).replace('\n', ' ').strip())
                .collect(Collectors.joining());
        Outcome outcome = compile("@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)\n@Layer(units = 4, activation = Activation.TANH)\n"
                + "@Layer(units = 1, activation = Activation.TANH)\npublic interface Example {}\n");
        assertThat(message).isEqualTo(outcome.neurapts().get(0).text());
    }
}
