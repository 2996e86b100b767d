package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two implementations computes what. */
class BySizeTest {
    private final Gemm simd = new PortableGemm();
    private final Gemm openBlas = new PortableGemm();

    /** A forward pass has units × samples of as many steps as inputs, a gradient units × inputs of as many steps as samples. */
    @ParameterizedTest
    @CsvSource({
        "512, 128, 784, 0, false", // forward
        "10, 128, 512, 0, true", // few units
        "512, 32, 784, 0, true", // few samples
        "512, 784, 128, 0, false", // a gradient
        "512, 784, 32, 0, true", // of few samples
        "512, 784, 32, 1, false" // which goes straight into the weights
    })
    void fewUnitsOrSamplesAreForTheVectorApiInSinglePrecision(int m, int n, int k, float beta, boolean isFew) {
        assertThat(BySize.of(simd, openBlas).ofSize(m, n, k, beta)).isSameAs(isFew ? simd : openBlas);
    }

    @Test
    void onlyFewUnitsAreInDoublePrecision() {
        Gemm both = BySize.of(simd, openBlas);
        assertThat(both.ofSize(10, 128, 512, 0.0)).isSameAs(simd);
        assertThat(both.ofSize(512, 32, 784, 0.0)).isSameAs(openBlas);
        assertThat(both.ofSize(512, 784, 32, 0.0)).isSameAs(openBlas);
    }
}
