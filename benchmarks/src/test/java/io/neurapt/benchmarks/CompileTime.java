package io.neurapt.benchmarks;

import io.neurapt.Network;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * How long a module of specs takes to compile: with the processor, and with the sources that it generates checked in and no processor.
 * Each compilation is a process of javac of its own, as in a build.
 */
final class CompileTime {
    private final Path folder;
    private final Path specs;
    private final Path generated;

    /**
     * Medians.
     *
     * @param processor seconds with the processor
     * @param checkedIn seconds without it
     */
    record Result(double processor, double checkedIn) {
        double ratio() {
            return processor / checkedIn;
        }
    }

    CompileTime(Path folder) {
        this.folder = folder;
        specs = folder.resolve("specs");
        generated = folder.resolve("generated");
    }

    /** Compiles {@code count} specs in turn one way and the other, first once unmeasured. */
    Result measure(int count, int rounds) throws IOException, InterruptedException {
        write(count);
        double[] processor = new double[rounds];
        double[] checkedIn = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            double with = javac(List.of("-processorpath", processorPath(), "-s", fresh(generated).toString()), specs);
            double without = javac(List.of("-proc:none"), specs, generated);
            if (round >= 0) {
                processor[round] = with;
                checkedIn[round] = without;
            }
        }
        return new Result(Table.median(processor), Table.median(checkedIn));
    }

    /** Specs of three layers each: narrow and wide ones, in both forms. */
    private void write(int count) throws IOException {
        Path demo = Files.createDirectories(specs.resolve("demo"));
        for (int i = 0; i < count; i++) {
            int wide = i % 2 == 0 ? 8 + i % 7 : 64 + i;
            List<String> layers = List.of(
                    "@Layer(units = " + wide + ", activation = Activation.RELU)",
                    "@Layer(units = " + (wide / 2 + 3) + ", activation = Activation.TANH)",
                    "@Layer(units = 3, activation = Activation.SOFTMAX)");
            String head = "package demo;\n\nimport io.neurapt.*;\n\n@Network(inputs = " + (4 + i % 20)
                    + ", loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n";
            String spec = i % 3 == 0
                    ? "interface Spec" + i + " {\n    " + layers.get(0) + " Dense first();\n    " + layers.get(1) + " Dense second();\n    "
                            + layers.get(2) + " Dense last();\n}\n"
                    : String.join("\n", layers) + "\ninterface Spec" + i + " {}\n";
            Files.writeString(demo.resolve("Spec" + i + ".java"), head + spec);
        }
    }

    private double javac(List<String> options, Path... sources) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-d", fresh(folder.resolve("classes")).toString(), "-classpath", path(Network.class, FloatMatrix.class)));
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            }
        }
        Path list = Files.write(folder.resolve("arguments"), arguments.stream().map(a -> "\"" + a + "\"").toList());
        Path log = folder.resolve("log");
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        long start = System.nanoTime();
        int status = new ProcessBuilder(javac, "@" + list)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IllegalStateException("javac fails: " + Files.readString(log));
        }
        return seconds;
    }

    /** Number of classes that the last compilation made. */
    long classes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("classes"))) {
            return files.filter(file -> file.toString().endsWith(".class")).count();
        }
    }

    private static Path fresh(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static String path(Class<?>... types) {
        return Arrays.stream(types)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
                .map(location -> Path.of(URI.create(location)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The processor with what it needs, from the class path of this program. */
    private static String processorPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(neurapt|processor|runtime|javapoet).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
