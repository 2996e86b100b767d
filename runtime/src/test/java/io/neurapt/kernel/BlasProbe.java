package io.neurapt.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program that computes products and then prints which implementation did, whether right, and what was loaded. */
final class BlasProbe {
    private BlasProbe() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        float[] single = new float[4];
        double[] twice = new double[4];
        float[] a = {1, 2, 3, 4};
        float[] b = {5, 6, 7, 8};
        Blas.gemm('N', 'N', 2, 2, 2, 1f, a, 0, 2, b, 0, 2, 0f, single, 0, 2);
        Blas.gemm('N', 'N', 2, 2, 2, 1d, widen(a), 0, 2, widen(b), 0, 2, 0d, twice, 0, 2);
        boolean right = Arrays.equals(single, new float[] {23, 34, 31, 46})
                && Arrays.equals(twice, new double[] {23, 34, 31, 46});
        System.out.println(Blas.implementation().name() + ", right: " + right + ", loaded: " + loaded());
    }

    /** The native libraries in this process, as far as the system tells. */
    static List<String> loaded() throws IOException {
        Path file = Path.of("/proc/self/maps");
        String maps = Files.exists(file) ? Files.readString(file) : "";
        return Stream.of("libjblas", "libopenblas").filter(maps::contains).toList();
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
