package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Packed weights outside the heap: freed when unreachable, and where there is no memory left for them, they lie in the heap. */
class PackedMemoryTest {
    /** 768 MB in all, of which 8 MB may be there at once. */
    @Test
    void whatIsReplacedIsFreed() throws Exception {
        assertThat(run("simd", Replaced.class)).isEqualTo(isAligned() ? "3000 outside the heap" : "0 outside the heap");
    }

    /** Memory is freed too late then, and nothing else may go wrong. */
    @Test
    void whereNobodyMayAskForACollection() throws Exception {
        assertThat(run("simd", Replaced.class, "-XX:+DisableExplicitGC")).endsWith(" outside the heap");
    }

    /** 20 MB at once. */
    @Test
    void theHeapTakesWhatDoesNotFit() throws Exception {
        String said = run("simd", Kept.class);
        assertThat(said).endsWith(" outside the heap");
        int outside = Integer.parseInt(said.substring(0, said.indexOf(' ')));
        assertThat(outside).isBetween(isAligned() ? 20 : 0, isAligned() ? 32 : 0);
    }

    /** OpenBLAS reads what does not fit from the parameters themselves. None of its layers counts here as outside. */
    @Test
    @EnabledForJreRange(minVersion = 22)
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void openBlasDoesWithout() throws Exception {
        assertThat(run("openblas", Kept.class)).isEqualTo("0 outside the heap");
    }

    private static String run(String kernel, Class<?> main, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--add-modules=jdk.incubator.vector");
        all.add("-Dneurapt.kernel=" + kernel);
        all.add("-Xmx64m");
        all.add("-XX:MaxDirectMemorySize=8m");
        ChildJvm.Output output = ChildJvm.run(main, all.toArray(String[]::new));
        assertThat(output.exit()).as(output.err()).isZero();
        return output.out();
    }

    /** Whether this Java version and this build have memory outside the heap. */
    private static boolean isAligned() {
        try {
            Class.forName("io.neurapt.kernel.OpenBlasGemm", false, PackedMemoryTest.class.getClassLoader());
            return Runtime.version().feature() >= OpenBlas.FOREIGN_FUNCTIONS;
        } catch (ClassNotFoundException e) {
            return false; // built on an older JDK
        }
    }

    /** Each replaces the one before. */
    static final class Replaced {
        private Replaced() {}

        /** Prints how many of them lay outside the heap. */
        public static void main(String[] args) {
            int outside = 0;
            for (int i = 0; i < 3000; i++) {
                outside += multiply(packed(i), i);
            }
            System.out.print(outside + " outside the heap");
        }
    }

    /** All of them stay in use. */
    static final class Kept {
        private Kept() {}

        /** Prints how many of them lie outside the heap. */
        public static void main(String[] args) {
            FloatPacked[] all = new FloatPacked[80];
            for (int i = 0; i < all.length; i++) {
                all[i] = packed(i);
            }
            int outside = 0;
            for (int i = 0; i < all.length; i++) {
                outside += multiply(all[i], i);
            }
            System.out.print(outside + " outside the heap");
        }
    }

    /** 256 × 255 weights and 256 biases of this value, 256 kB. */
    private static FloatPacked packed(float value) {
        float[] p = new float[256 * 256];
        Arrays.fill(p, value);
        FloatPacker packer = FloatSimd.KERNELS == null ? (FloatPacker) OpenBlas.ofSamples() : FloatSimd.KERNELS;
        return packer.pack(p, 0, 256 * 255, 256, 255);
    }

    /** Requires that every unit is Σ 1·value + value; 1 if the weights lie outside the heap, else 0. */
    private static int multiply(FloatPacked packed, float value) {
        float[] x = new float[255];
        Arrays.fill(x, 1);
        float[] z = new float[512];
        packed.dense(x, 0, z, false);
        for (int i = 0; i < 256; i++) {
            if (z[i] != 256 * value) {
                throw new AssertionError(z[i] + " instead of " + 256 * value);
            }
        }
        return packed.getClass().getSimpleName().contains("Aligned") ? 1 : 0;
    }
}
