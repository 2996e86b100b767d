package io.neurapt.kernel;

/**
 * The fused multiply-add, where the processor has it. Without, {@link Math#fma} computes through {@code BigDecimal}, over a
 * thousand times slower, and the two rounded operations serve instead.
 */
public final class Fma {
    private static final boolean HARDWARE = isFast();

    private Fma() {}

    /** a·b + c. */
    public static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /** a·b + c. */
    public static double fma(double a, double b, double c) {
        return HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /** Whether the processor computes it. */
    public static boolean isHardware() {
        return HARDWARE;
    }

    /** No API tells, but the two differ so much that the shortest of a few tries, still interpreted, is telling enough. */
    private static boolean isFast() {
        long fused = Long.MAX_VALUE;
        long separate = Long.MAX_VALUE;
        double value = 1;
        for (int attempt = 0; attempt < 5; attempt++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                value = Math.fma(value, 0.5, 1);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                value = value * 0.5 + 1;
            }
            fused = Math.min(fused, middle - start);
            separate = Math.min(separate, System.nanoTime() - middle);
        }
        return value > 0 && fused < 30 * Math.max(separate, 100);
    }
}
