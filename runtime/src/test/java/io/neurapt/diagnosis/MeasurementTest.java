package io.neurapt.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of a probe's output, and how two of them compare. */
class MeasurementTest {
    @Test
    void figuresAmongOtherLines() {
        Measurement jblas = Measurement.parse(
                "jblas",
                "",
                List.of("NOTE: any", "Core: Prescott", "@strategy jblas", "@kernels ", "@speeds 1.5 20", "@share 0.97"),
                0);
        assertThat(jblas).isEqualTo(new Measurement("jblas", "", "Prescott", List.of(1.5, 20.0), 0.97, ""));
    }

    @Test
    void itsOwnChoice() {
        List<String> lines = List.of("@strategy jblas (portable below 48 units)", "@kernels ");
        Measurement choice = Measurement.parse("", "Zen", lines, 0);
        assertThat(choice.strategy()).isEqualTo("jblas (portable below 48 units)");
        assertThat(choice.isTold()).isTrue();
        assertThat(choice.speeds()).isEmpty();
    }

    @Test
    void reasons() {
        assertThat(Measurement.parse("openblas", "", List.of("@absent it needs JDK 22"), 0))
                .isEqualTo(Measurement.absent("openblas", "", "it needs JDK 22"));
        assertThat(Measurement.parse("simd", "", List.of("#", "# SIGILL in here", "# more"), 134).absent())
                .isEqualTo("its process ended with code 134: # SIGILL in here");
        assertThat(Measurement.parse("simd", "", List.of("@strategy simd"), 1).absent())
                .isEqualTo("its process ended with code 1");
    }

    @Test
    void gains() {
        Measurement fast = measured("simd", 8, 100);
        Measurement slow = measured("jblas", 4, 12.5);
        assertThat(fast.gain(slow)).isEqualTo(4, within(1e-12));
        assertThat(fast.comparedTo(slow)).isEqualTo("2.0 to 8.0 times as fast");
        assertThat(fast.comparedTo(measured("portable", 4, 50))).isEqualTo("2.0 times as fast");
    }

    private static Measurement measured(String strategy, double first, double second) {
        return new Measurement(strategy, "", "", List.of(first, second), 1, "");
    }
}
