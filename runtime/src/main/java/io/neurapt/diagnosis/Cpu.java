package io.neurapt.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The processor, as Linux describes it; other systems tell no more than {@code os.arch}.
 *
 * @param name for example {@code Intel(R) Xeon(R) Processor (family 6, model 143)}
 * @param features the names that Linux has for its features, for example {@code avx2}; empty where they are unknown
 */
public record Cpu(String name, List<String> features) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine's. */
    public static Cpu here() {
        try {
            return parse(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            return parse(List.of()); // no Linux
        }
    }

    /** From the lines of {@code /proc/cpuinfo}, where x86 has "flags" and Arm has "Features" and no name. */
    static Cpu parse(List<String> lines) {
        String name = field(lines, "model name")
                .map(model -> model + " (family " + field(lines, "cpu family").orElse("?") + ", model "
                        + field(lines, "model").orElse("?") + ")")
                .orElse(System.getProperty("os.arch"));
        String features = field(lines, "flags").or(() -> field(lines, "Features")).orElse("");
        return new Cpu(name, features.isEmpty() ? List.of() : List.of(features.split(" +")));
    }

    /**
     * The value of {@code OPENBLAS_CORETYPE} that fits best among the kernels that jblas' OpenBLAS of 2020 has; empty
     * where it has none for features like these.
     */
    public Optional<String> jblasCore() {
        if (features.contains("avx512f")) {
            return Optional.of("SkylakeX"); // on AMD's too: 1.8 times as fast as its Zen kernels
        }
        return features.contains("avx2") ? Optional.of("Haswell") : Optional.empty();
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.matches(name + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
