package io.neurapt.kernel;

/**
 * The way to {@code OpenBlasGemm}, which calls OpenBLAS through java.lang.foreign. That class exists only in builds
 * made on JDK 22 or newer, so it is found by name, and nothing is linked to it.
 */
final class OpenBlas {
    /** The first Java version with java.lang.foreign. */
    static final int FOREIGN_FUNCTIONS = 22;

    /** Weights of a layer from which on a call pays for one sample. */
    private static final int WORTH_A_CALL = 2_048;
    /** Fewer inputs are no more than a few passes of a loop over the units. */
    private static final int MANY_INPUTS = 48;
    /** Fewer units do not fill the vector registers of its kernels. */
    private static final int FEW_UNITS = 8;

    private OpenBlas() {}

    /** Whether OpenBLAS computes a layer of one sample faster than loops in plain Java, where it can be had. */
    static boolean pays(int units, int inputs) {
        return units >= FEW_UNITS && inputs >= MANY_INPUTS && (long) units * inputs >= WORTH_A_CALL;
    }

    /**
     * What computes single samples, a {@link FloatPacker} and {@link DoublePacker}, loaded when first asked for; null if it cannot be had,
     * or if another strategy is named.
     */
    static Gemm ofSamples() {
        return Samples.OPENBLAS;
    }

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

    /** Initialised when the first wide layer is made, so that small networks load nothing native. */
    private static final class Samples {
        static final Gemm OPENBLAS = find();

        private static Gemm find() {
            String forced = System.getProperty(Blas.PROPERTY, "");
            if (!forced.isEmpty() && !forced.equals("openblas")) {
                return null;
            }
            try {
                return load();
            } catch (UnsatisfiedLinkError e) {
                return null; // the first product tells
            }
        }
    }
}
