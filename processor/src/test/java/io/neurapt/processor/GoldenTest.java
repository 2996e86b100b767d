package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated sources as text. They are read by people: a change here is a change of the product, to be reviewed as such.
 * {@code -Dgolden.update=true} rewrites the files instead of comparing them.
 */
class GoldenTest {
    private static final Path GOLDENS = Path.of("src", "test", "resources", "golden");
    private static final List<String> ROLES = List.of("Forward", "Backward", "Network");

    @ParameterizedTest
    @ValueSource(strings = {"Flower", "Digits", "Regression", "Iris"})
    void generatedSourcesAreTheGoldenOnes(String spec) throws IOException {
        Compiled compiled =
                Compiled.of(Files.readString(GOLDENS.resolve(spec + ".java.txt"))).clean();
        for (String role : ROLES) {
            Path golden = GOLDENS.resolve(spec + role + ".java.txt");
            String actual = compiled.source("demo." + spec + role);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(golden, actual);
            }
            assertThat(actual).as(golden.toString()).isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void theReadmeShowsTheGoldenSources() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        for (String role : ROLES) {
            String golden = Files.readString(GOLDENS.resolve("Flower" + role + ".java.txt"));
            assertThat(readme).as("README.md").contains(golden);
        }
    }

    @Test
    void theSameSpecGivesTheSameBytes() throws IOException {
        String spec = Files.readString(GOLDENS.resolve("Digits.java.txt"));
        Compiled first = Compiled.of(spec);
        Compiled second = Compiled.of(spec);
        assertThat(first.generated()).hasSize(3);
        for (String name : first.generated()) {
            assertThat(second.source(name)).isEqualTo(first.source(name));
        }
    }
}
