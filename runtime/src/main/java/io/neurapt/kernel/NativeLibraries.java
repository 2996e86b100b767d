package io.neurapt.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Loads native libraries out of the jar of bytedeco's OpenBLAS, and tries the products that use them. */
final class NativeLibraries {
    private NativeLibraries() {}

    /** Whether this is Linux on x86-64, the only platform whose jar is a dependency. */
    static boolean areHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /**
     * The implementation itself, once it has computed a product; it finds the Fortran libraries loaded.
     *
     * @throws UnsatisfiedLinkError if its library cannot be loaded, or if it computes nonsense
     */
    static Gemm tried(Gemm gemm) {
        UnsatisfiedLinkError preload = Fortran.FAILURE;
        float[] c = new float[1];
        try {
            gemm.gemm('N', 'N', 1, 1, 2, 1f, new float[] {2, 3}, 0, 1, new float[] {5, 7}, 0, 2, 0f, c, 0, 1);
        } catch (LinkageError | RuntimeException e) {
            // An unsupported processor is a RuntimeException, a missing library a LinkageError of one kind or another.
            throw failure(preload == null ? e.toString() : "preparing it failed with " + preload, e);
        }
        if (c[0] != 31) {
            throw failure("2·5 + 3·7 gives " + c[0], null);
        }
        return gemm;
    }

    /**
     * Hands the file of a library to the loader. What is loaded stays mapped, so the file goes at once and nothing is
     * left behind.
     *
     * @throws UnsatisfiedLinkError whatever the reason
     */
    static <T> T load(String name, Function<Path, T> loader) {
        String resource = "/org/bytedeco/openblas/linux-x86_64/" + name;
        try (InputStream in = NativeLibraries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new UnsatisfiedLinkError(name + " is in no jar on the class path");
            }
            Path folder = Files.createTempDirectory("neurapt");
            Path file = folder.resolve(name);
            try {
                Files.copy(in, file);
                return loader.apply(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | IllegalCallerException e) { // the latter where native access is denied
            throw failure(e.toString(), e);
        }
    }

    static UnsatisfiedLinkError failure(String text, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(text);
        error.initCause(cause);
        return error;
    }

    /**
     * The Fortran run-time libraries that jblas and OpenBLAS are linked to. Once in the process, the dynamic linker
     * finds them there when these ask for them by name. They are loaded once, so that both can share them.
     */
    private static final class Fortran {
        private static final List<String> NAMES = List.of("libquadmath.so.0", "libgfortran.so.5"); // in linking order

        /** What went wrong, or null. It need not matter, as the system may have libraries of its own. */
        static final UnsatisfiedLinkError FAILURE = areHere() ? load() : null;

        private static UnsatisfiedLinkError load() {
            try {
                for (String name : NAMES) {
                    NativeLibraries.load(name, file -> {
                        System.load(file.toString());
                        return name;
                    });
                }
                return null;
            } catch (UnsatisfiedLinkError e) {
                return e;
            }
        }
    }
}
