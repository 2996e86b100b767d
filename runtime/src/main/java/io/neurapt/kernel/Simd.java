package io.neurapt.kernel;

/**
 * Finds the kernels on the Vector API, where the process was started with {@code --add-modules jdk.incubator.vector} and
 * {@code -Dneurapt.kernel} does not name another strategy.
 */
final class Simd {
    private Simd() {}

    /**
     * Whether the module is there, whatever the properties say. A look at the module layer would take the start of a process longer, by
     * the lambdas of the JDK in there.
     */
    static boolean isPresent() {
        try {
            Class.forName("jdk.incubator.vector.Vector", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Whether to compute on it where no strategy is named. Its multiply-adds are fused, and where the processor has none, each lane goes
     * through {@code BigDecimal}.
     */
    static boolean pays() {
        return isPresent() && Fma.isHardware();
    }

    /** By name: nothing here may refer to classes that do not link without the module. Null where they are not to be used. */
    static <T> T load(String precision, Class<T> type) {
        String forced = System.getProperty(Blas.PROPERTY, "");
        if (!(forced.equals("simd") ? isPresent() : forced.isEmpty() && pays())) {
            return null;
        }
        try {
            return type.cast(kernels(precision).getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the SIMD kernels cannot be loaded although their module is present", e);
        }
    }

    /** Those with aligned memory where this Java version and this build have them. */
    private static Class<?> kernels(String precision) throws ClassNotFoundException {
        String prefix = "io.neurapt.kernel.vector.".concat(precision);
        if (Runtime.version().feature() >= OpenBlas.FOREIGN_FUNCTIONS) {
            try {
                return Class.forName(prefix.concat("AlignedVectors"));
            } catch (ClassNotFoundException e) {
                // built on an older JDK
            }
        }
        return Class.forName(prefix.concat("Vectors"));
    }
}
