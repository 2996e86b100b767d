package io.neurapt.processor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * A model file as a spec names it. It is looked for where the build puts resources (the compiler's output), on the class path and
 * among the sources; or in the folder of the option {@code -Aneurapt.weights} alone, if it is given.
 *
 * @param path from a root
 */
record ModelFile(String path) {
    private static final List<StandardLocation> LOCATIONS =
            List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH, StandardLocation.SOURCE_PATH);

    /** Relative to the spec's package, or with a leading slash to the root. */
    static ModelFile of(String specPackage, String name) {
        return name.startsWith("/") || specPackage.isEmpty()
                ? fromRoot(name)
                : new ModelFile(specPackage.replace('.', '/') + "/" + name);
    }

    /** Relative to the root, with or without a leading slash. */
    static ModelFile fromRoot(String name) {
        return new ModelFile(name.startsWith("/") ? name.substring(1) : name);
    }

    /** Opens it, if it can be found. */
    Optional<InputStream> open(Filer filer, Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            Optional<Path> file = in(folder.get());
            return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
        }
        for (StandardLocation location : LOCATIONS) {
            try {
                return Optional.of(filer.getResource(location, "", path).openInputStream());
            } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
                // not there; compilers say so in different ways
            }
        }
        return Optional.empty();
    }

    private Optional<Path> in(Path folder) {
        try {
            return Optional.of(folder.resolve(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where it was looked for. */
    static String places(Optional<Path> folder) {
        return folder.map(f -> "in " + f.toAbsolutePath() + ", the folder of -Aneurapt.weights")
                .orElse("among the resources (the compiler's output, class path, source path); put it there, or name "
                        + "its root with -Aneurapt.weights=FOLDER");
    }
}
