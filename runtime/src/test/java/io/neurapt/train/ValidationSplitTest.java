package io.neurapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample is on one side, and every class gives its share. */
class ValidationSplitTest {
    @ParameterizedTest
    @CsvSource({"0.2, 100", "0.25, 101", "0.1, 37", "0.9, 53", "0.5, 7"})
    void classesGiveTheSameShare(double share, int samples) {
        int[] classes = new Random(1).ints(samples, 0, 4).toArray();
        ValidationSplit split = ValidationSplit.draw(share, classes, samples, 3);
        assertThat(split.validation()).hasSize((int) Math.round(share * samples)).isSorted();
        assertThat(split.training()).isSorted();
        assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())).sorted())
                .containsExactly(IntStream.range(0, samples).boxed().toArray(Integer[]::new));
        for (int k = 0; k < 4; k++) {
            int of = k;
            double expected = share * Arrays.stream(classes).filter(c -> c == of).count();
            long actual = Arrays.stream(split.validation()).filter(s -> classes[s] == of).count();
            assertThat(Math.abs(actual - expected)).as("class %d", k).isLessThan(1);
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(ValidationSplit.draw(0.3, null, 50, 1).validation())
                .isEqualTo(ValidationSplit.draw(0.3, null, 50, 1).validation())
                .isNotEqualTo(ValidationSplit.draw(0.3, null, 50, 2).validation());
    }

    @Test
    void neitherSideMayBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationSplit.draw(0.01, null, 20, 1))
                .withMessageContaining("0.01 leaves no sample of 20 to validate with");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationSplit.draw(0.99, null, 20, 1))
                .withMessageContaining("to train with");
    }
}
