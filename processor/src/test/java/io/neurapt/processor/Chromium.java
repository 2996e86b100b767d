package io.neurapt.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window, if this machine has one. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> QUIET = List.of(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars");

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The one on the path; {@code folder} takes its files. */
    static Optional<Chromium> find(Path folder) {
        String path = System.getenv("PATH") == null ? "" : System.getenv("PATH");
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(entry -> NAMES.stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Chromium(program, folder));
    }

    /** The document as it stands after its scripts have run. */
    String document(Path page, int width, boolean dark) {
        return run(page, width, dark, List.of("--dump-dom"));
    }

    /** A picture of the page. */
    Path screenshot(Path page, int width) {
        Path picture = folder.resolve(page.getFileName() + ".png");
        run(page, width, false, List.of("--screenshot=" + picture));
        return picture;
    }

    private String run(Path page, int width, boolean dark, List<String> what) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(QUIET);
        command.addAll(what);
        command.add("--window-size=" + width + ",1200");
        command.add("--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
        try {
            Path profile = Files.createTempDirectory(folder, "profile");
            Path output = Files.createTempFile(folder, "document", ".html");
            command.add("--user-data-dir=" + profile);
            command.add(page.toUri().toString());
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError(command + " does not end");
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
