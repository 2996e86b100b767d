package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.neurapt.Optimizer;
import io.neurapt.train.DoubleUpdater;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One update of every optimiser gives published values, to their eight digits. */
class OptimizerStepTest {
    private static final JsonObject TABLE = ReferenceData.json("optimiser_single_step.json");
    private static final double DIGITS = 5e-9 + 1e-15;
    /** The published table has epsilon inside the root, which is seen in the last digit. */
    private static final double ADAM_DIGITS = 1e-8;

    @ParameterizedTest
    @ValueSource(strings = {"W1", "b1", "W2", "b2"})
    void gradientDescent(String name) {
        double[] updated = update(DoubleUpdater.of(Optimizer.gradientDescent(), count(name)), name, 1);
        assertThat(updated).containsExactly(flat("gd", name), within(DIGITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "b1", "W2", "b2"})
    void momentum(String name) {
        double[] updated = update(DoubleUpdater.of(Optimizer.momentum(0.9), count(name)), name, 1);
        assertThat(updated).containsExactly(flat("momentum_beta_0_9", name), within(DIGITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "b1", "b2"})
    void adam(String name) {
        assertThat(update(adamAfterOneStep(name), name, 2)).containsExactly(flat("adam_t2", name), within(ADAM_DIGITS));
    }

    /** Epsilon inside the root shows most where the gradient is smallest: in row 3, column 2. */
    @Test
    void adamWithEpsilonOutsideTheRoot() {
        double[] updated = update(adamAfterOneStep("W2"), "W2", 2);
        double[] published = flat("adam_t2", "W2");
        int small = 7;
        assertThat(Math.abs(updated[small] - published[small])).isCloseTo(4.5e-7, within(1e-8));
        updated[small] = published[small];
        assertThat(updated).containsExactly(published, within(ADAM_DIGITS));
    }

    /** The table is of step t = 2 with moments still zero, as a first step without gradient leaves them. */
    private static DoubleUpdater adamAfterOneStep(String name) {
        DoubleUpdater adam = DoubleUpdater.of(Optimizer.adam(0.9, 0.999, 1e-8), count(name));
        double[] p = flat("parameters", name);
        update(adam, p, new double[p.length], 1);
        assertThat(p).isEqualTo(flat("parameters", name));
        return adam;
    }

    private static double[] update(DoubleUpdater updater, String name, int t) {
        double[] p = flat("parameters", name);
        update(updater, p, flat("gradients", "d" + name), t);
        return p;
    }

    /** In two parts, as two threads would. */
    private static void update(DoubleUpdater updater, double[] p, double[] g, int t) {
        updater.update(p, g, p.length / 2, p.length, 0.01, t);
        updater.update(p, g, 0, p.length / 2, 0.01, t);
    }

    private static int count(String name) {
        return flat("parameters", name).length;
    }

    /** Row by row; the updates do not depend on the order. */
    private static double[] flat(String part, String name) {
        return Arrays.stream(ReferenceData.matrix(TABLE.getAsJsonObject(part).get(name)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
