package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** OpenBLAS gets addresses of Java arrays, so its bounds are checked before. */
class OpenBlasTest {
    @Test
    @EnabledForJreRange(minVersion = 22)
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void staysWithinTheArrays() {
        Gemm gemm = OpenBlas.load();
        float[] four = new float[4];
        assertThatThrownBy(() -> gemm.gemm('N', 'N', 2, 2, 2, 1f, four, 1, 2, four, 0, 2, 0f, new float[4], 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> gemm.gemm('N', 'N', 2, 2, 2, 1f, four, 0, 2, four, 0, 2, 0f, new float[4], 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> gemm.gemm('N', 'N', 2, 2, 2, 1f, four, 0, 1, four, 0, 2, 0f, new float[4], 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
