package io.neurapt.processor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * A model file as {@code weights} names it: relative to the spec's package, or with a leading slash to the root. It is looked for
 * where the build puts resources (the compiler's output), on the class path, among the sources, and in the folder of the option
 * {@code -Aneurapt.weights}.
 */
record WeightsFile(String packageName, String name) {
    private static final List<StandardLocation> LOCATIONS =
            List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH, StandardLocation.SOURCE_PATH);

    static WeightsFile of(String specPackage, String weights) {
        int slash = weights.lastIndexOf('/');
        String folder = slash < 0 ? "" : weights.substring(0, slash);
        String inFolder = folder.startsWith("/") ? folder.substring(1) : join(specPackage, folder);
        return new WeightsFile(inFolder.replace('/', '.'), weights.substring(slash + 1));
    }

    private static String join(String specPackage, String folder) {
        return specPackage.isEmpty() || folder.isEmpty() ? specPackage + folder : specPackage + "." + folder;
    }

    /** As a path from a root. */
    String path() {
        return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    }

    /** Opens it, if it can be found. */
    Optional<InputStream> open(Filer filer, Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(path());
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        }
        for (StandardLocation location : LOCATIONS) {
            try {
                return Optional.of(filer.getResource(location, packageName, name).openInputStream());
            } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
                // not there; compilers say so in different ways
            }
        }
        return Optional.empty();
    }
}
