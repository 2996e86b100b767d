package io.neurapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the processor costs a build. By itself it compiles a few specs, to show that this can be measured; {@code
 * -Dcompile.specs=200} measures. docs/benchmarks.md has the figures.
 */
class CompileTimeTest {
    private static final double MOST = 3;

    @Test
    void theProcessorCompilesInLessThanThreeTimesTheTimeOfItsSources(@TempDir Path folder) throws Exception {
        int specs = Integer.getInteger("compile.specs", 0);
        int count = specs == 0 ? 5 : specs;
        CompileTime time = new CompileTime(folder);
        CompileTime.Result result = time.measure(count, specs == 0 ? 1 : 7);
        assertThat(time.classes()).isEqualTo(4L * count);
        if (specs > 0) {
            System.out.printf(
                    "%d specs: %.2f s with the processor, %.2f s with its sources checked in, ratio %.2f%n",
                    specs, result.processor(), result.checkedIn(), result.ratio());
            assertThat(result.ratio()).isLessThan(MOST);
        }
    }
}
