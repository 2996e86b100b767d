package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code -Dneurapt.math=exact} replaces the approximations, on every path. */
class ExactMathTest {
    private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";
    private static final String EXACT = "-Dneurapt.math=exact";

    @Test
    void exactFunctionsAreThoseOfMath() throws IOException, InterruptedException {
        assertThat(ChildJvm.run(ExactMathProbe.class, EXACT).out()).isEqualToIgnoringNewLines("[0, 0, 0, 0, 0]");
        assertThat(ChildJvm.run(ExactMathProbe.class, EXACT, VECTOR_API).out())
                .isEqualToIgnoringNewLines("[0, 0, 0, 0, 0]");
    }

    /** Otherwise the other test would show nothing. */
    @Test
    void theyAreNotWithoutAsking() throws IOException, InterruptedException {
        assertThat(ChildJvm.run(ExactMathProbe.class).out()).doesNotContain("[0,", " 0,", " 0]");
        assertThat(ChildJvm.run(ExactMathProbe.class, VECTOR_API).out()).isNotBlank().doesNotStartWith("[0,");
    }
}
