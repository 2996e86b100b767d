package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The choice of the matrix product, which a process makes once. */
class BlasTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void onLinuxTheNativeLibraryComputesWithoutAWord() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class);
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines("jblas, right: true, native library: true");
        assertThat(output.exit()).isZero();
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
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, native library: false");
        assertThat(output.exit()).isZero();
    }

    @Test
    void portableKernelsCanBeAskedFor() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=portable");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualToIgnoringNewLines("portable, right: true, native library: false");
        assertThat(output.exit()).isZero();
    }

    @Test
    void aLibraryAskedForThatCannotBeLoadedIsAnError() throws IOException, InterruptedException {
        ChildJvm.Output output =
                ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=jblas", "-Djava.io.tmpdir=/nonexistent");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("UnsatisfiedLinkError");
    }

    @Test
    void anUnknownNameIsAnError() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(BlasProbe.class, "-Dneurapt.kernel=fast");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("-Dneurapt.kernel=fast is unknown; use jblas or portable");
    }
}
