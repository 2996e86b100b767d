package io.neurapt.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Chooses the implementation of matrix products: the Vector API where the process has it and the processor fuses
 * multiply-adds, for it reaches the machine's limit; else OpenBLAS (JDK 22 or newer, Linux x86-64); else jblas or plain
 * Java, whichever is faster here. jblas' own OpenBLAS takes very old code on processors that it does not know, so this
 * is measured, in some tenths of a second.
 *
 * <p>With few vector registers, a tile that C2 compiles takes three instructions for each multiply-add and OpenBLAS' two, which shows
 * where two threads share a core: there, products of many units and samples run on OpenBLAS also beside the Vector API.
 */
final class Strategies {
    private static final Logger LOG = System.getLogger("io.neurapt");

    private Strategies() {}

    static Gemm choose(String forced) {
        return switch (forced) {
            case "" -> best();
            case "simd" -> simd();
            case "openblas" -> OpenBlas.load();
            case "jblas" -> JblasGemm.load();
            case "portable" -> new PortableGemm();
            default -> throw new IllegalArgumentException("-D" + Blas.PROPERTY + "=" + forced
                    + " is unknown; use simd, openblas, jblas or portable, or leave it out.");
        };
    }

    private static Gemm best() {
        Gemm simd = Simd.pays() ? simd() : null;
        if (simd != null && !FloatSimd.KERNELS.hasFewRegisters()) {
            return simd;
        }
        try {
            Gemm openBlas = OpenBlas.load();
            return simd == null ? openBlas : BySize.of(simd, openBlas);
        } catch (UnsatisfiedLinkError e) {
            LOG.log(Level.DEBUG, "No OpenBLAS, so another implementation of matrix products", e);
        }
        if (simd != null) {
            return simd;
        }
        Gemm portable = new PortableGemm();
        try {
            return BySize.fastest(portable, JblasGemm.load());
        } catch (LinkageError e) { // its library, or jblas itself is missing
            LOG.log(
                    Level.WARNING,
                    "jblas cannot load its native library (" + e.getMessage()
                            + "); matrix products run on the portable kernels, which are slower.");
            return portable;
        }
    }

    /** By name: nothing here may refer to classes that do not link without the module. */
    private static Gemm simd() {
        if (!Simd.isPresent()) {
            throw new IllegalArgumentException(
                    "-D" + Blas.PROPERTY + "=simd needs --add-modules jdk.incubator.vector on java's command line.");
        }
        try {
            return Class.forName("io.neurapt.kernel.vector.VectorGemm")
                    .asSubclass(Gemm.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the SIMD kernels cannot be loaded although their module is present", e);
        }
    }
}
