package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What computes a layer of one sample, which a process decides at the first wide one. */
class SampleTest {
    private static final String LOOPS = "small: loops, []; wide: loops, []";

    @Test
    void wideLayersRunOnOpenBlasWhereItCanBeHad() throws IOException, InterruptedException {
        boolean openBlas = Runtime.version().feature() >= OpenBlas.FOREIGN_FUNCTIONS && NativeLibraries.areHere();
        ChildJvm.Output output = ChildJvm.run(Probe.class);
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualTo(openBlas ? "small: loops, []; wide: packed, [libopenblas]" : LOOPS);
    }

    /** Those that computed before OpenBLAS did; jblas copies its matrices, which takes longer than one sample. */
    @ParameterizedTest
    @ValueSource(strings = {"-Dneurapt.kernel=portable", "-Dneurapt.kernel=jblas", "-Djava.io.tmpdir=/nonexistent"})
    void loopsServeOtherwise(String option) throws IOException, InterruptedException {
        assertThat(ChildJvm.run(Probe.class, option).out()).isEqualTo(LOOPS);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void loopsServeWithoutAWordWhereNativeAccessIsDenied() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(Probe.class, ChildJvm.NO_NATIVE_ACCESS);
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualTo(LOOPS);
    }

    @Test
    void theVectorApiNeedsNoLibrary() throws IOException, InterruptedException {
        ChildJvm.Output output = ChildJvm.run(Probe.class, "--add-modules=jdk.incubator.vector", "-Dneurapt.kernel=simd");
        assertThat(output.out()).isEqualTo("small: packed, []; wide: packed, []");
    }

    /** Prints who computes a small and a wide layer, and what was loaded for that. */
    static final class Probe {
        private Probe() {}

        /** Takes no arguments. */
        public static void main(String[] args) throws IOException {
            System.out.print("small: " + compute(32, 47) + "; wide: " + compute(32, 64));
        }

        private static String compute(int units, int inputs) throws IOException {
            FloatPacked packed = FloatLazyPacked.of(new float[units * (inputs + 1)], 0, units * inputs, units, inputs);
            if (packed != null) {
                packed.dense(new float[inputs], 0, new float[2 * units], true);
            }
            return (packed == null ? "loops, " : "packed, ") + BlasProbe.loaded();
        }
    }
}
