package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Generated code computes the same without native library. A process chooses its kernels once, so another one runs. */
class PortableKernelsTest {
    @Test
    void portableKernelsComputeTheFormulas() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dneurapt.kernel=portable",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        PortableNetworks.class.getName(),
                        "50")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualToIgnoringNewLines("50 networks, portable");
    }
}
