package io.neurapt.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the dependencies are looked for. */
class JarsTest {
    @TempDir
    Path folder;

    @Test
    void nowhere() {
        assertThat(find("lib/neurapt-runtime-1.jar", Library.JBLAS)).isEmpty();
        assertThat(Jars.find(Path.of("/neurapt.jar"), folder, Library.JBLAS, "1.2.5")).isEmpty();
    }

    @Test
    void besideUs() throws IOException {
        Path jar = file("lib/jblas-1.2.5.jar");
        file("lib/jblas-1.2.4.jar");
        assertThat(find("lib/neurapt-runtime-1.jar", Library.JBLAS)).contains(jar);
    }

    @Test
    void inTheMavenRepositoryThatWeLieIn() throws IOException {
        Path jar = file("repository/org/bytedeco/openblas/1.2.5/openblas-1.2.5-linux-x86_64.jar");
        assertThat(find("repository/io/neurapt/neurapt-runtime/1/neurapt-runtime-1.jar", Library.OPENBLAS))
                .contains(jar);
    }

    @Test
    void inTheGradleCacheThatWeLieIn() throws IOException {
        Path jar = file("files-2.1/org.jblas/jblas/1.2.5/0a1b/jblas-1.2.5.jar");
        file("files-2.1/org.jblas/jblas/1.2.5/0c1d/jblas-1.2.5.pom");
        assertThat(find("files-2.1/io.neurapt/neurapt-runtime/1/0e1f/neurapt-runtime-1.jar", Library.JBLAS))
                .contains(jar);
    }

    @Test
    void inTheUsersRepository() throws IOException {
        Path jar = file("home/.m2/repository/org/jblas/jblas/1.2.5/jblas-1.2.5.jar");
        assertThat(find("neurapt/runtime/target/neurapt-runtime-1.jar", Library.JBLAS)).contains(jar);
    }

    @Test
    void hereAllOfThemAreOnTheClassPath() {
        assertThat(Library.values()).allMatch(Library::isHere);
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private Optional<Path> find(String own, Library library) {
        return Jars.find(folder.resolve(own), folder.resolve("home"), library, "1.2.5");
    }
}
