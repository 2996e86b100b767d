package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Optimizer;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.network.DoubleNetwork;
import java.util.Random;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.api.Test;

/**
 * A kind of layer that comes with its own files alone, those of the test package {@code added} and two lines that name its services:
 * it is read, checked, trained, predicted with and shown like the kinds that Neurapt brings.
 */
class AddedKindTest {
    private static final String HEAD = "package nets; import io.neurapt.*; import added.*;\n"
            + "@Network(inputs = 3, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE) interface Amplified {\n";

    @Test
    void itTrainsAndPredicts() {
        Compiled compiled = Compiled.of(HEAD
                        + "@Gain(factor = 2) GainLayer first();\n"
                        + "@Layer(units = 5, activation = Activation.TANH) Dense hidden();\n"
                        + "@Gain GainLayer second();\n"
                        + "@Layer(units = 2) Dense output(); }")
                .clean();
        DoubleNetwork network = (DoubleNetwork) compiled.create("nets.AmplifiedNetwork", 1);
        Random random = new Random(1);
        DoubleMatrix x = new DoubleMatrix(3, 40);
        DoubleMatrix y = new DoubleMatrix(2, 40);
        for (int s = 0; s < 40; s++) {
            for (int i = 0; i < 3; i++) {
                x.put(i, s, random.nextGaussian());
            }
            y.put(0, s, Math.sin(x.get(0, s)));
            y.put(1, s, x.get(1, s) * x.get(2, s));
        }
        network.parameters().set("first.gain", new DoubleMatrix(3, 1, 0.7, -1.2, 0.4));
        assertThat(network.gradientCheck(x, y)).isLessThan(1e-7);
        DoubleMatrix all = network.predict(x);
        assertThat(network.predict(x.getColumn(7).data)).containsExactly(all.getColumn(7).data, within(1e-14));
        TrainingResult result = network.train(
                x, y, TrainingOptions.builder().epochs(300).optimizer(Optimizer.adam()).learningRate(0.02).build());
        assertThat(result.finalCost()).isLessThan(result.costs()[0] / 5);
        assertThat(network.parameters().get("second.gain").data).doesNotContain(1);
        assertThat(network.summary()).contains("Gain");
    }

    @Test
    void itsValuesAreChecked() {
        Compiled compiled = Compiled.of(HEAD + "@Gain(factor = -1) GainLayer first();\n@Layer(units = 2) Dense output(); }");
        assertThat(compiled.diagnostics()).hasSize(1);
        assertThat(compiled.diagnostics().get(0).getMessage(null))
                .isEqualTo("[NEURAPT-RANGE] layer 'first': factor = -1.0, but it must be greater than 0");
    }
}
