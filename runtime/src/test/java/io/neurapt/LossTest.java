package io.neurapt;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neurapt.network.NetworkInfo;
import org.junit.jupiter.api.Test;

/** Where a loss is needed, {@code AUTO} is refused. */
class LossTest {
    @Test
    void autoIsNoLoss() {
        assertThatIllegalArgumentException().isThrownBy(Loss.AUTO::takesLogits).withMessageContaining("a loss must be named");
        assertThatIllegalArgumentException().isThrownBy(Loss.AUTO::isCategorical).withMessageContaining("Loss.AUTO");
        assertThatIllegalArgumentException().isThrownBy(() -> Loss.AUTO.labelRows(2)).withMessageContaining("Loss.AUTO");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkInfo("Net", 1, 1, Loss.AUTO, false))
                .withMessageContaining("only @Network takes it");
    }
}
