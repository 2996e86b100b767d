package io.neurapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in its quick mode: whether it runs and says what it should, not how fast anything is. */
class TableTest {
    @Test
    void comparesWithJblasByHand(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("results.md");
        Files.writeString(file, "# Title\n\n## Results\n\nold\n");
        Settings settings = new Settings(
                Pattern.compile("^(predict-T2|batch256-T4)$"),
                true,
                file,
                List.of(Path.of(System.getProperty("java.home"))),
                "",
                "no-such-python",
                "a machine");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Table.run(settings, new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assumeThat(lines).noneMatch(line -> line.contains("jblas is absent")); // no native library for this system
        String figure = "[\\d,.]+ (ns|µs)";
        for (String name : List.of("predict-T2", "batch256-T4")) {
            for (String strategy : List.of("JDK \\d+", "JDK \\d+ simd")) {
                Pattern form = Pattern.compile(
                        name + " {2,}" + strategy + " {2,}" + figure + " {2,}jblas " + figure + " {2,}\\d+\\.\\d\\d");
                assertThat(lines).as("%s, %s", name, strategy).anyMatch(line -> form.matcher(line).matches());
            }
        }
        assertThat(file).content().startsWith("# Title\n\n## Results\n\n2").contains("| jblas |").doesNotContain("old");
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
