package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code Loss.AUTO}, also unwritten, is the loss that suits the output; nothing generated knows the difference. */
class AutoLossTest {
    private static final String TYPES = "record Row(double x) {}\nrecord Two(double a, int b) {}\n"
            + "enum Three { A, B, C }\nenum YesNo { YES, NO }\n";

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, BINARY_CROSS_ENTROPY",
        "SOFTMAX, CATEGORICAL_CROSS_ENTROPY",
        "LOG_SOFTMAX, CATEGORICAL_CROSS_ENTROPY",
        "IDENTITY, MEAN_SQUARED_ERROR",
        "TANH, MEAN_SQUARED_ERROR",
        "HARD_SIGMOID, MEAN_SQUARED_ERROR"
    })
    void theOutputActivationDecides(String activation, String loss) {
        same("inputs = 3", 2, activation, loss);
    }

    @ParameterizedTest
    @CsvSource({
        "Three, 3, SOFTMAX, CATEGORICAL_CROSS_ENTROPY",
        "Three, 3, LOG_SOFTMAX, CATEGORICAL_CROSS_ENTROPY",
        "YesNo, 2, SOFTMAX, CATEGORICAL_CROSS_ENTROPY",
        "YesNo, 1, SIGMOID, BINARY_CROSS_ENTROPY",
        "boolean, 1, SIGMOID, BINARY_CROSS_ENTROPY",
        "double, 1, IDENTITY, MEAN_SQUARED_ERROR",
        "double, 1, SIGMOID, MEAN_SQUARED_ERROR",
        "Two, 2, SIGMOID, MEAN_SQUARED_ERROR"
    })
    void whatTheNetworkAnswersDecides(String output, int units, String activation, String loss) {
        String type = Character.isUpperCase(output.charAt(0)) ? "Spec." + output : output;
        same("input = Spec.Row.class, output = " + type + ".class", units, activation, loss);
    }

    private static void same(String members, int units, String activation, String loss) {
        Compiled named = compiled(members + ", loss = Loss." + loss, units, activation).clean();
        for (String auto : new String[] {"", ", loss = Loss.AUTO"}) {
            Compiled chosen = compiled(members + auto, units, activation).clean();
            for (String role : new String[] {"Network", "Forward", "Backward"}) {
                assertThat(chosen.source("Spec" + role)).isEqualTo(named.source("Spec" + role)).doesNotContain("AUTO");
            }
        }
    }

    private static Compiled compiled(String members, int units, String activation) {
        return Compiled.of("import io.neurapt.*;\n@Network(" + members + ")\n@Layer(units = 4, activation = Activation.TANH)\n"
                + "@Layer(units = " + units + ", activation = Activation." + activation + ")\ninterface Spec {\n" + TYPES + "}\n");
    }

    @Test
    void aSingleSoftmaxUnitIsNamedOnce() {
        Compiled compiled = compiled("inputs = 3", 1, "SOFTMAX");
        assertThat(compiled.diagnostics()).hasSize(1);
        assertThat(compiled.diagnostics().get(0).getMessage(null)).startsWith("[NEURAPT-SOFTMAX] layer 2 of 2: SOFTMAX of units = 1");
    }
}
