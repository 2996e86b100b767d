package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of the matrix product, which a process makes once. */
class BlasTest {
    private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    @Test
    void withoutTheVectorApiOneOfTheOthersComputesWithoutAWord() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class);
        assertThat(output.err()).isEmpty();
        // On JDK 22 or newer OpenBLAS where it can be loaded; otherwise nobody can know which is the fastest here.
        assertThat(output.out())
                .matches("(openblas|(portable|jblas)( \\((portable|jblas) below 48 units\\))?), right: true, loaded: \\[(libjblas|libopenblas)?\\]\\R");
        if (LINUX && Runtime.version().feature() >= 22) {
            assertThat(output.out()).isEqualToIgnoringNewLines("openblas, right: true, loaded: [libopenblas]");
        }
        assertThat(output.exit()).isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void jblasCanBeAskedFor() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=jblas");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines("jblas, right: true, loaded: [libjblas]");
        assertThat(output.exit()).isZero();
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void openBlasCanBeAskedFor() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=openblas");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines("openblas, right: true, loaded: [libopenblas]");
        assertThat(output.exit()).isZero();
    }

    @Test
    @EnabledForJreRange(maxVersion = 21)
    void openBlasAskedForOnAnOldJdkIsAnError() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=openblas");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("OpenBLAS needs JDK 22 or newer, this is " + Runtime.version().feature());
    }

    @ParameterizedTest
    @CsvSource({"jblas, openblas", "openblas, jblas"})
    @EnabledForJreRange(minVersion = 22)
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void bothLibrariesComputeInOneProcess(String first, String second) throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BothLibraries.class, "-Dfirst=" + first);
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines(first + " and " + second + " compute as they should");
        assertThat(output.exit()).isZero();
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void whereNativeAccessIsDeniedThePortableKernelsTakeOverWithOneLine() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, ChildJvm.NO_NATIVE_ACCESS);
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).startsWith("WARNING: jblas cannot load its native library").contains("portable");
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, loaded: []");
        assertThat(output.exit()).isZero();
    }

    /** On AVX2, as which every processor that has AVX-512 can be used. */
    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    void withFewVectorRegistersProductsOfManyUnitsRunOnOpenBlas() throws IOException, InterruptedException {
        ChildJvm.Output output =
                ChildJvm.run(BlasProbe.class, VECTOR_API, "-XX:UseAVX=2", "--enable-native-access=ALL-UNNAMED");
        boolean openBlas = Runtime.version().feature() >= OpenBlas.FOREIGN_FUNCTIONS && NativeLibraries.areHere();
        assertThat(output.out()).startsWith(openBlas ? "openblas (simd below 48 units or samples), right: true" : "simd, right: true");
        assertThat(output.exit()).isZero();
    }

    @Test
    void theVectorApiIsTakenWhereItIsAskedFor() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, VECTOR_API, "-Dneurapt.kernel=simd");
        assertThat(output.err()).isEqualToIgnoringNewLines("WARNING: Using incubator modules: jdk.incubator.vector");
        assertThat(output.out()).isEqualToIgnoringNewLines("simd, right: true, loaded: []");
        assertThat(output.exit()).isZero();
    }

    /** There, every multiply-add of the Vector API is a thousand times slower. */
    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    void whereTheProcessorDoesNotFuseMultiplyAddsTheVectorApiIsLeftAlone() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, VECTOR_API, "-XX:-UseFMA");
        assertThat(output.out()).doesNotContain("simd");
        assertThat(output.exit()).isZero();
    }

    @Test
    void theVectorApiAskedForWithoutItsModuleIsAnErrorThatSaysHowToGetIt() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=simd");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("-Dneurapt.kernel=simd needs --add-modules jdk.incubator.vector");
    }

    @Test
    void otherKernelsCanBeAskedForInSpiteOfTheVectorApi() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, VECTOR_API, "-Dneurapt.kernel=portable");
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, loaded: []");
    }

    @Test
    void whereNoLibraryCanBeLoadedThePortableKernelsTakeOverWithOneLine() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Djava.io.tmpdir=/nonexistent");
        List<String> lines = output.err()
                .lines()
                .filter(line -> !line.equals("WARNING: java.io.tmpdir directory does not exist")) // Java 25's own
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("WARNING: jblas cannot load its native library")
                .contains("portable");
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, loaded: []");
        assertThat(output.exit()).isZero();
    }

    @Test
    void portableKernelsCanBeAskedFor() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=portable");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, loaded: []");
        assertThat(output.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jblas", "openblas"})
    void aLibraryAskedForThatCannotBeLoadedIsAnError(String name) throws IOException, InterruptedException {
        ChildJvm.Output output =
                ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=" + name, "-Djava.io.tmpdir=/nonexistent");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("UnsatisfiedLinkError");
    }

    @Test
    void anUnknownNameIsAnError() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=fast");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("-Dneurapt.kernel=fast is unknown; use simd, openblas, jblas or portable");
    }
}
