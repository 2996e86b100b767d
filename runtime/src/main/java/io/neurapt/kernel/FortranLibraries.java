package io.neurapt.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Fortran run-time libraries that the Linux build of jblas is linked to but does not bring. They come from the jar of
 * bytedeco's OpenBLAS; once in the process, the dynamic linker finds them there when jblas asks for them by name.
 */
final class FortranLibraries {
    private static final List<String> NAMES = List.of("libquadmath.so.0", "libgfortran.so.5"); // in linking order

    private FortranLibraries() {}

    /**
     * Loads them on Linux x86-64.
     *
     * @return what went wrong, or null. It need not matter, as the system may have libraries of its own.
     */
    static Throwable load() {
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            return null;
        }
        try {
            Path folder = Files.createTempDirectory("neurapt");
            try {
                for (String name : NAMES) {
                    load(folder.resolve(name));
                }
            } finally {
                Files.delete(folder);
            }
            return null;
        } catch (IOException | UnsatisfiedLinkError e) {
            return e;
        }
    }

    /** A loaded library stays mapped, so its file can go at once and nothing is left behind. */
    private static void load(Path file) throws IOException {
        String resource = "/org/bytedeco/openblas/linux-x86_64/" + file.getFileName();
        try (InputStream in = FortranLibraries.class.getResourceAsStream(resource)) {
            if (in == null) {
                return;
            }
            Files.copy(in, file);
            System.load(file.toString());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
