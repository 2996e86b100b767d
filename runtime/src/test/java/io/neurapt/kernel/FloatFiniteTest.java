package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatFiniteTest {
    private static final float[] FINITE = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE};
    private static final float[] NOT_FINITE = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    @Test
    void findsASingleValueAtAnyPositionOfAnyLength() {
        for (int length = 0; length <= 200; length++) {
            float[] x = new float[length];
            for (int i = 0; i < length; i++) {
                x[i] = FINITE[i % FINITE.length];
            }
            assertThat(FloatFinite.all(x)).as("%d finite values", length).isTrue();
            for (int i = 0; i < length; i++) {
                float old = x[i];
                for (float value : NOT_FINITE) {
                    x[i] = value;
                    assertThat(FloatFinite.all(x)).as("%s at %d of %d", value, i, length).isFalse();
                }
                x[i] = old;
            }
        }
    }
}
