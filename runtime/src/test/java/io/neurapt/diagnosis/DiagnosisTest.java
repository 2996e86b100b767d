package io.neurapt.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The page as a whole, in a hurry. */
class DiagnosisTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String FIGURES = "( +\\d+\\.\\d){5}";

    @TempDir
    Path folder;

    private record Output(int exit, String out, String err) {}

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void thePage() throws IOException, InterruptedException {
        Output output = run(CLASS_PATH, List.of(), "--quick");
        assertThat(output.err()).isEmpty();
        assertThat(output.exit()).isZero();
        boolean foreign = Runtime.version().feature() >= 22;
        boolean mixed = foreign && !output.out().contains("512-bit vectors");
        assertThat(output.out().lines())
                .anyMatch(line -> line.matches("java +" + System.getProperty("java.version") + ", .*"))
                .anyMatch(line -> line.matches("features +.*\\bavx.*"))
                .anyMatch(line -> line.matches("fused multiply-add +(not )?in hardware"))
                .anyMatch(line -> line.matches("jblas jar +on the class path"))
                .anyMatch(line -> line.matches("strategy +kernels +10x128x128 .*"))
                .anyMatch(line -> line.matches("simd +(128|256|512)-bit vectors" + FIGURES))
                .anyMatch(line -> line.matches("jblas +\\w+( \\(told\\))?" + FIGURES))
                .anyMatch(line -> line.matches("portable" + FIGURES))
                .anyMatch(line -> line.matches(
                        foreign
                                ? "openblas +\\w+( \\(told\\))?" + FIGURES
                                : "openblas +OpenBLAS needs JDK 22 or newer.*"))
                .anyMatch(line -> line.matches("Without any flag, this java takes "
                        + (foreign ? "openblas" : "(jblas|portable).*")
                        + "\\. With --add-modules jdk.incubator.vector, it takes "
                        + (mixed ? "openblas \\(simd below 48 units or samples\\)" : "simd")
                        + "\\."))
                .anyMatch(line -> line.equals("To make it faster:"));
        if (!foreign) {
            assertThat(output.out()).contains("Run on JDK 22 or newer");
        }
    }

    @Test
    void withoutItsLibrariesItSaysHowToGiveThem() throws IOException, InterruptedException {
        String ours = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> Files.isDirectory(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        Output output = run(ours, List.of(), "--quick");
        assertThat(output.err()).isEmpty();
        assertThat(output.exit()).isZero();
        assertThat(output.out().lines())
                .anyMatch(line -> line.matches("jblas jar +not found"))
                .anyMatch(line -> line.matches("jblas +its jar was not found"))
                .anyMatch(line -> line.matches("portable" + FIGURES))
                .anyMatch(line -> line.startsWith("What this java takes without any flag cannot be told without the")
                        || line.startsWith("Without any flag, this java takes "))
                .anyMatch(line -> line.startsWith("- Run the diagnosis again with jblas-"))
                .anyMatch(line -> line.matches(" +java -cp .*jblas-.*\\.jar " + Diagnosis.class.getName()));
    }

    @Test
    void whereNothingCanBeUnpackedTheReasonIsInTheTable() throws IOException, InterruptedException {
        Output output = run(CLASS_PATH, List.of("-Djava.io.tmpdir=" + folder.resolve("missing")), "--quick");
        assertThat(output.exit()).isZero();
        assertThat(output.out().lines())
                .anyMatch(line -> line.matches("jblas .*" + folder.getFileName() + ".*"))
                .anyMatch(line -> line.startsWith("Without any flag, this java takes portable."))
                .anyMatch(line -> line.startsWith("- No native library can be loaded here"));
    }

    @Test
    void anUnknownArgument() throws IOException, InterruptedException {
        Output output = run(CLASS_PATH, List.of(), "--fast");
        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).isEqualToIgnoringNewLines(
                "Unknown arguments: --fast. There is only --quick, for a short run whose figures say little.");
    }

    private Output run(String classPath, List<String> options, String argument)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath, Diagnosis.class.getName(), argument));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exit = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        Charset encoding = Charset.forName(System.getProperty("native.encoding"));
        return new Output(exit, Files.readString(out, encoding), Files.readString(err, encoding));
    }
}
