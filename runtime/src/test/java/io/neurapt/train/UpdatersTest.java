package io.neurapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.neurapt.Optimizer;
import io.neurapt.ReferenceData;
import io.neurapt.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, clipping and schedules give the numbers that PyTorch gives. */
class UpdatersTest {
    private static final JsonObject EXPECTED = ReferenceData.json("optimisers.json");
    private static final double RATE = EXPECTED.get("learningRate").getAsDouble();

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "nesterov", "rmsProp", "adaGrad", "adam", "adamW", "l2"})
    void fiveUpdatesInDouble(String rule) {
        double[] p = ReferenceData.vector(EXPECTED.get("start"));
        double[][] gradients = ReferenceData.matrix(EXPECTED.get("gradients"));
        DoubleUpdater updater = DoubleUpdater.of(optimizer(rule), p.length);
        DoubleRegularizer regularizer = new DoubleRegularizer(
                0, rule.equals("l2") ? 0.1 : 0, optimizer(rule).ownWeightDecay(), new int[] {0}, new int[] {p.length});
        for (int t = 1; t <= gradients.length; t++) {
            double[] g = gradients[t - 1];
            regularizer.addGradient(p, g, 0, p.length);
            regularizer.decay(p, 0, p.length, RATE);
            // in two parts, as two threads would
            updater.update(p, g, 0, 2, RATE, t);
            updater.update(p, g, 2, p.length, RATE, t);
        }
        assertThat(p).containsExactly(ReferenceData.vector(EXPECTED.getAsJsonObject("rules").get(rule)), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "nesterov", "rmsProp", "adaGrad", "adam", "adamW"})
    void fiveUpdatesInFloat(String rule) {
        float[] p = floats(ReferenceData.vector(EXPECTED.get("start")));
        double[][] gradients = ReferenceData.matrix(EXPECTED.get("gradients"));
        FloatUpdater updater = FloatUpdater.of(optimizer(rule), p.length);
        FloatRegularizer regularizer = new FloatRegularizer(
                0, 0, optimizer(rule).ownWeightDecay(), new int[] {0}, new int[] {p.length});
        for (int t = 1; t <= gradients.length; t++) {
            regularizer.decay(p, 0, p.length, RATE);
            updater.update(p, floats(gradients[t - 1]), 0, p.length, RATE, t);
        }
        double[] expected = ReferenceData.vector(EXPECTED.getAsJsonObject("rules").get(rule));
        assertThat(p).containsExactly(floats(expected), within(1e-6f));
    }

    private static Optimizer optimizer(String rule) {
        return switch (rule) {
            case "momentum" -> Optimizer.momentum(0.9);
            case "nesterov" -> Optimizer.nesterov(0.9);
            case "rmsProp" -> Optimizer.rmsProp(0.9, 1e-3);
            case "adaGrad" -> Optimizer.adaGrad(1e-3);
            case "adam" -> Optimizer.adam(0.9, 0.99, 1e-3);
            case "adamW" -> Optimizer.adamW(0.9, 0.99, 1e-3, 0.1);
            default -> Optimizer.gradientDescent();
        };
    }

    @Test
    void clippingByNorm() {
        double[] g = ReferenceData.matrix(EXPECTED.get("gradients"))[0];
        DoubleClipping clipping = new DoubleClipping(1, Double.POSITIVE_INFINITY);
        double squares = clipping.squares(g, 0, 3) + clipping.squares(g, 3, g.length);
        clipping.scale(g, 0, 3, squares);
        clipping.scale(g, 3, g.length, squares);
        // PyTorch adds 1e-6 to the norm it divides by
        assertThat(g).containsExactly(ReferenceData.vector(EXPECTED.get("clippedToNorm1")), within(1e-6));
        double[] before = g.clone();
        clipping.scale(g, 0, g.length, clipping.squares(g, 0, g.length) - 1e-9);
        assertThat(g).as("a gradient within the limit stays").isEqualTo(before);
    }

    @Test
    void clippingByValue() {
        double[] g = ReferenceData.matrix(EXPECTED.get("gradients"))[0];
        new DoubleClipping(Double.POSITIVE_INFINITY, 0.3).clip(g, 0, g.length);
        assertThat(g).containsExactly(ReferenceData.vector(EXPECTED.get("clippedToValue03")), within(0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "exponential", "cosine"})
    void schedules(String name) {
        Schedule schedule = switch (name) {
            case "step" -> Schedule.step(3, 0.5);
            case "exponential" -> Schedule.exponential(0.9);
            default -> Schedule.cosine(0, 0.1);
        };
        double[] expected = ReferenceData.vector(EXPECTED.get(name));
        LearningRates rates = new LearningRates(1, schedule, expected.length);
        for (int epoch = 0; epoch < expected.length; epoch++) {
            assertThat(rates.of(epoch, 0, 7)).as("epoch %d", epoch).isCloseTo(expected[epoch], within(1e-14));
        }
    }

    @Test
    void warmUpIsALineThatMeetsTheCosine() {
        LearningRates rates = new LearningRates(2, Schedule.cosine(3, 0.1), 13);
        assertThat(rates.of(0, 0, 4)).isCloseTo(0.2, within(1e-15));
        assertThat(rates.of(0, 2, 4)).isCloseTo(0.2 + 1.8 / 6, within(1e-15));
        assertThat(rates.of(3, 0, 4)).isEqualTo(2);
        assertThat(rates.of(8, 0, 4)).isCloseTo(2 * 0.55, within(1e-15));
        assertThat(rates.of(12, 3, 4)).isBetween(0.2, 0.21);
        assertThat(new LearningRates(1, Schedule.cosine(20, 0), 10).of(9, 0, 1)).isCloseTo(0.45, within(1e-15));
    }

    @Test
    void aPlateauReducesTheRate() {
        double[] costs = ReferenceData.vector(EXPECTED.get("plateauCosts"));
        double[] expected = ReferenceData.vector(EXPECTED.get("plateau"));
        LearningRates rates = new LearningRates(1, new Schedule.ReduceOnPlateau(0.5, 2, 0.01, 0.2), costs.length);
        for (int epoch = 0; epoch < costs.length; epoch++) {
            rates.epochEnded(costs[epoch]);
            assertThat(rates.of(epoch + 1, 0, 1)).as("after epoch %d", epoch).isEqualTo(expected[epoch]);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
