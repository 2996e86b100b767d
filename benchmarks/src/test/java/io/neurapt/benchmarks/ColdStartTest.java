package io.neurapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ColdStartTest {
    /**
     * Looking for the kernels on the Vector API, or for a BLAS, takes longer than all the rest; so do classes that the JDK makes at run
     * time for method handles, among them those for reflection.
     */
    @Test
    void aSmallNetworkPredictsWithoutLookingForKernels() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("io.neurapt.kernel.FloatFinite ");
        assertThat(said).doesNotContain("io.neurapt.kernel.FloatSimd", "io.neurapt.kernel.Blas", "org.jblas.", "LambdaForm$MH/");
        assertThat(said).doesNotContain("io.neurapt.TrainingOptions", "T2Backward", "FloatParameters"); // what is for training
    }
}
