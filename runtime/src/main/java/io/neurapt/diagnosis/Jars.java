package io.neurapt.diagnosis;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Finds the jars that this library needs where they usually lie beside its own, for {@code java -jar} has a class path
 * of one jar. The manifest has no {@code Class-Path}, as javac warns where that names files that do not exist.
 */
final class Jars {
    private Jars() {}

    /**
     * Our own jar, or the folder of our classes.
     *
     * @throws IllegalStateException if it is no file, but for example a jar within a jar
     */
    static Path own() {
        URL location = Jars.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IllegalStateException(
                    "The diagnosis needs Neurapt in a jar or folder of its own, and this is " + location + ".", e);
        }
    }

    /** A main attribute of our manifest; empty if we are in no jar, or in one that somebody else made. */
    static Optional<String> attribute(String name) {
        if (Files.isDirectory(own())) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(own().toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null
                    ? Optional.empty()
                    : Optional.ofNullable(manifest.getMainAttributes().getValue(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Looks beside our own jar, in the Maven repository or Gradle cache around it, and in the user's repository. */
    static Optional<Path> find(Path own, Path home, Library library, String version) {
        String name = library.fileName(version);
        Path inRepository = Path.of(library.group().replace('.', '/'), library.artifact(), version, name);
        List<Path> candidates = new ArrayList<>();
        candidates.add(own.resolveSibling(name));
        ancestor(own, 5).ifPresent(root -> {
            candidates.add(root.resolve(inRepository)); // we are ROOT/io/neurapt/neurapt-runtime/VERSION/our.jar
            // or ROOT/io.neurapt/neurapt-runtime/VERSION/HASH/our.jar
            for (Path hash : list(root.resolve(library.group()).resolve(library.artifact()).resolve(version))) {
                candidates.add(hash.resolve(name));
            }
        });
        candidates.add(home.resolve(".m2").resolve("repository").resolve(inRepository));
        return candidates.stream().filter(Files::isRegularFile).findFirst();
    }

    private static Optional<Path> ancestor(Path path, int levels) {
        Path ancestor = path.toAbsolutePath();
        for (int i = 0; i < levels && ancestor != null; i++) {
            ancestor = ancestor.getParent();
        }
        return Optional.ofNullable(ancestor);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of(); // there is no such folder
        }
    }

    /** This process' class path, with us and what was found. */
    static String classPath(List<Path> found) {
        List<String> entries = new ArrayList<>();
        entries.add(own().toString()); // which may be on the module path
        entries.add(System.getProperty("java.class.path"));
        found.forEach(path -> entries.add(path.toString()));
        entries.removeIf(String::isEmpty); // it would mean the current folder
        return String.join(File.pathSeparator, entries);
    }
}
