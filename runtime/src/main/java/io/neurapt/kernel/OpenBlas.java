package io.neurapt.kernel;

/**
 * The way to {@code OpenBlasGemm}, which calls OpenBLAS through java.lang.foreign. That class exists only in builds
 * made on JDK 22 or newer, so it is found by name, and nothing is linked to it.
 */
final class OpenBlas {
    /** The first Java version with java.lang.foreign. */
    static final int FOREIGN_FUNCTIONS = 22;

    private OpenBlas() {}

    /**
     * Loads the native library and tries it.
     *
     * @throws UnsatisfiedLinkError if this Java version, this build or this machine cannot, or if it computes nonsense
     */
    static Gemm load() {
        int version = Runtime.version().feature();
        if (version < FOREIGN_FUNCTIONS) {
            throw new UnsatisfiedLinkError("OpenBLAS needs JDK " + FOREIGN_FUNCTIONS + " or newer, this is " + version);
        }
        if (!NativeLibraries.areHere()) {
            throw new UnsatisfiedLinkError("OpenBLAS is brought for Linux on x86-64 only");
        }
        try {
            return NativeLibraries.tried(Class.forName("io.neurapt.kernel.OpenBlasGemm")
                    .asSubclass(Gemm.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw NativeLibraries.failure(
                    "This build of Neurapt is without OpenBLAS: it was made on a JDK before " + FOREIGN_FUNCTIONS, e);
        }
    }
}
