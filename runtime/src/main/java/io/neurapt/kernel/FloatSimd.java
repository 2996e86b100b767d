package io.neurapt.kernel;

/** Kernels on the Vector API, in {@code io.neurapt.kernel.vector}. Lengths need not be multiples of anything. */
public interface FloatSimd extends FloatPacker {
    /** Those of this process; null where it has no Vector API, or is told to use another strategy. Found when first asked for. */
    FloatSimd KERNELS = Simd.load("Float", FloatSimd.class);

    /** Whether the processor has no more than 16 vector registers, as with AVX2: too few for a large tile of a product. */
    boolean hasFewRegisters();

    /** Elements that {@link FloatPacked#dense} may write behind z: the array must be so much longer. */
    int padding();

    /** As {@link FloatLanes#addGradients}. */
    void addGradients(float scale, float[][] dz, float[][] a, int m, float[] g, int weight, int bias);

    /** As {@link FloatFinite#all}. */
    boolean isFinite(float[] x);
}
