package io.neurapt.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a test's main class in a Java process of its own, where what is chosen once per process can be chosen anew. */
final class ChildJvm {
    /** Denies what is allowed otherwise; from JDK 24 on. */
    static final String NO_NATIVE_ACCESS = "--illegal-native-access=deny";

    private ChildJvm() {}

    /** What a process printed. */
    record Output(int exit, String out, String err) {}

    /** Runs to the end. Log records are single lines {@code LEVEL: message}. */
    static Output run(Class<?> main, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n");
        if (Runtime.version().feature() >= 22 && !List.of(options).contains(NO_NATIVE_ACCESS)) {
            // Without it, these versions print a warning of their own.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        Path out = Files.createTempFile("child", ".out");
        Path err = Files.createTempFile("child", ".err");
        try {
            int exit = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Output(exit, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
