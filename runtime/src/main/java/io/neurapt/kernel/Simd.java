package io.neurapt.kernel;

/** The kernels on the Vector API, where the process was started with {@code --add-modules jdk.incubator.vector}. */
public final class Simd {
    /** Single precision; null where the module is absent or {@code -Dneurapt.kernel} names another strategy. */
    public static final FloatSimd FLOAT = load("Float", FloatSimd.class);
    /** Double precision; null where {@link #FLOAT} is. */
    public static final DoubleSimd DOUBLE = load("Double", DoubleSimd.class);

    private Simd() {}

    /** Whether the module is there, whatever the properties say. */
    static boolean isPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** By name: nothing here may refer to classes that do not link without the module. */
    private static <T> T load(String precision, Class<T> type) {
        String forced = System.getProperty(Blas.PROPERTY, "");
        if (!isPresent() || !(forced.isEmpty() || forced.equals("simd"))) {
            return null;
        }
        try {
            Class<?> kernels = Class.forName("io.neurapt.kernel.vector." + precision + "Vectors");
            return type.cast(kernels.getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the SIMD kernels cannot be loaded although their module is present", e);
        }
    }
}
