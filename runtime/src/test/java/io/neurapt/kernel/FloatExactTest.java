package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies of parts of arrays, kept by length. */
class FloatExactTest {
    private final FloatExact exact = new FloatExact();
    private final float[] array = values(100_000);

    @Test
    void aWholeArrayIsNotCopied() {
        assertThat(exact.part(array, 0, array.length, true)).isSameAs(array);
    }

    /** As many lengths as a large network's products have, and more than one of them at many a place. */
    @Test
    void arraysAreMadeOnce() {
        float[][] first = parts();
        float[][] second = parts();
        for (int i = 0; i < first.length; i++) {
            assertThat(second[i]).isSameAs(first[i]);
        }
    }

    /** What is in use soon has its places among what other networks left. */
    @Test
    void arraysAreMadeOnceAfterManyOthers() {
        anyNumberOfLengths();
        for (int i = 0; i < 50; i++) {
            parts();
        }
        arraysAreMadeOnce();
    }

    private float[][] parts() {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(i -> exact.part(array, i, i * 640 - i % 3, true))
                .toArray(float[][]::new);
    }

    @Test
    void anyNumberOfLengths() {
        for (int length = 1; length < 3000; length++) {
            float[] part = exact.part(array, length % 7, length, true);
            assertThat(part).hasSize(length);
            assertThat(part[0]).isEqualTo(array[length % 7]);
            assertThat(part[length - 1]).isEqualTo(array[length % 7 + length - 1]);
        }
    }

    private static float[] values(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }
}
