package io.neurapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Both parts together are the whole, and classes keep their shares. */
class SplitTest {
    @Test
    void partsMakeUpTheWholeAndFollowTheSeed() {
        List<Integer> all = IntStream.range(0, 101).boxed().toList();
        Split<List<Integer>> split = Split.random(all, 0.7, 3);
        assertThat(split.train()).hasSize(71);
        assertThat(split.test()).hasSize(30);
        List<Integer> both = new ArrayList<>(split.train());
        both.addAll(split.test());
        assertThat(both).containsExactlyInAnyOrderElementsOf(all).isNotEqualTo(all);
        assertThat(Split.random(all, 0.7, 3)).isEqualTo(split);
        assertThat(Split.random(all, 0.7, 4)).isNotEqualTo(split);
    }

    @Test
    void classesKeepTheirShares() {
        Random random = new Random(1);
        for (int n = 2; n < 60; n++) {
            int[] classes = random.ints(n, 0, 4).toArray();
            for (double share : new double[] {0.1, 0.5, 0.75, 0.9}) {
                Split<int[]> split = Split.stratified(classes, share, n);
                double train = split.train().length;
                assertThat(split.train().length + split.test().length).isEqualTo(n);
                assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.test())).sorted().toArray())
                        .isEqualTo(IntStream.range(0, n).toArray());
                for (int c = 0; c < 4; c++) {
                    int wanted = c;
                    long in = IntStream.of(split.train()).filter(i -> classes[i] == wanted).count();
                    long all = IntStream.of(classes).filter(i -> i == wanted).count();
                    assertThat(Math.abs(in - all * train / n)).isLessThan(1);
                }
            }
        }
    }

    @Test
    void aDatasetIsSplitByClass() {
        FloatMatrix x = new FloatMatrix(1, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        FloatMatrix y = new FloatMatrix(1, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
        Split<FloatDataset> split = new FloatDataset(x, y, List.of("f"), List.of("no", "yes")).stratifiedSplit(0.5, 1);
        assertThat(split.train().classes()).containsOnlyOnce(1).hasSize(5);
        assertThat(split.test().classes()).containsOnlyOnce(1).hasSize(5);
        for (int s = 0; s < 5; s++) {
            assertThat(split.test().classes()[s]).isEqualTo(split.test().x().data[s] >= 8 ? 1 : 0);
        }
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        for (double share : new double[] {0, 1, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Split.random(List.of(1, 2, 3), share, 1))
                    .withMessageContaining("trainShare");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.random(List.of(1), 0.5, 1))
                .withMessageContaining("at least 2 samples");
    }
}
