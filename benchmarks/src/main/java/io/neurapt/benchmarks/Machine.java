package io.neurapt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be said about the machine. */
final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Name, family and number of the processors. */
    static String describe() {
        return field("model name")
                        .map(name -> name + " (family " + field("cpu family").orElse("?") + ", model "
                                + field("model").orElse("?") + ")")
                        .orElse(System.getProperty("os.arch"))
                + ", " + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name");
    }

    /** The kernels that fit this processor best among those that jblas' OpenBLAS of 2020 has. */
    static Optional<String> openBlasCore() {
        List<String> flags = List.of(field("flags").orElse("").split(" "));
        if (flags.contains("avx512f")) {
            return Optional.of("SkylakeX"); // on AMD's too: 1.8 times as fast as its Zen kernels
        }
        return flags.contains("avx2") ? Optional.of("Haswell") : Optional.empty();
    }

    private static Optional<String> field(String name) {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.matches(name + "\\s*:.*"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // no Linux
        }
    }
}
