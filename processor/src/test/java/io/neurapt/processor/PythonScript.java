package io.neurapt.processor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of the tests, run by a Python that has NumPy; where there is none, the calling test is skipped. */
final class PythonScript {
    private static final Path FOLDER = Path.of("src", "test", "python");
    private static final List<String> COMMANDS = List.of("python3", "python");

    private PythonScript() {}

    /**
     * Runs a script to its end.
     *
     * @param input what it reads
     * @return the lines it prints
     */
    static List<String> run(String script, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python(), FOLDER.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private static String python() throws InterruptedException {
        for (String python : COMMANDS) {
            try {
                run(List.of(python, "-c", "import numpy"), "");
                return python;
            } catch (IOException | AssertionError e) {
                // the next one, perhaps
            }
        }
        assumeTrue(false, "skipped: there is no Python with NumPy here");
        throw new AssertionError("not reached");
    }

    private static List<String> run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("neurapt", ".in");
        Path out = Files.createTempFile("neurapt", ".out");
        try {
            Files.writeString(in, input);
            int status = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();
            String printed = Files.readString(out, StandardCharsets.UTF_8);
            if (status != 0) {
                throw new AssertionError(command + " ends with " + status + ": " + printed);
            }
            return printed.lines().toList();
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }
}
