package io.neurapt.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles of every size, also of those that this processor's products do not take. */
class FloatTileTest {
    private final Random random = new Random(1);

    @BeforeAll
    static void theVectorApiIsThere() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "without the Vector API there are no tiles");
    }

    @ParameterizedTest
    @ValueSource(ints = {FloatTile.NARROW, FloatTile.OF_FEW_REGISTERS, FloatTile.OF_MANY_REGISTERS})
    void sumsAreThoseOfThreeLoops(int width) {
        for (int height : new int[] {FloatTile.LANES, 2 * FloatTile.LANES}) {
            for (int k : new int[] {1, 2, 17, FloatPanels.DEPTH}) {
                check(height, width, k, 1, width);
                check(height, width, k, FloatColumnTile.DISTANCE, 1);
            }
        }
    }

    /** With scalars of B so far from each other by columns and by steps. Rows of A have a gap. */
    private void check(int height, int width, int k, int columns, int steps) {
        int ao = 3;
        int bo = 5;
        int lda = height + 7;
        float[] a = numbers(ao + k * lda);
        float[] b = numbers(bo + width * columns + k * steps);
        float[] t = new float[height * width];
        if (columns == 1) {
            FloatTile.multiply(height, width, k, a, ao, lda, b, bo, t);
        } else {
            FloatColumnTile.multiply(height, width, k, a, ao, lda, b, bo, t);
        }
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < height; i++) {
                float sum = 0;
                for (int l = 0; l < k; l++) {
                    sum = Math.fma(a[ao + l * lda + i], b[bo + j * columns + l * steps], sum);
                }
                assertThat(t[j * height + i]).as("row %d, column %d of %d × %d × %d", i, j, height, k, width).isEqualTo(sum);
            }
        }
    }

    private float[] numbers(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
