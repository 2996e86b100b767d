package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test per problem id: what is wrong, where, and the fix. */
class DiagnosticsTest {
    private static final String IMPORTS = "import io.neurapt.*;\n";

    /** A spec's fragment without its last line, {@code interface Spec …}; line 1 holds the import. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            @Network(inputs = 0, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) | interface Spec {} | NEURAPT-INPUTS | inputs = 0
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 0) | interface Spec {} | NEURAPT-UNITS | layer 1 of 1: units = 0
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec {} | NEURAPT-LAYERS | add @Layer(units = …)
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) | interface Spec { @Layer(units = 1) Dense out(); } | NEURAPT-FORM | use one form
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) Dense out(int i); } | NEURAPT-METHOD | layer 'out' has parameters
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) int out(); } | NEURAPT-METHOD | layer 'out' returns int
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) default Dense out() { return null; } } | NEURAPT-METHOD | has a body
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) Dense summary(); } | NEURAPT-METHOD | Dense summaryLayer();
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) Dense out(); Dense more(); } | NEURAPT-METHOD | 'more' has no @Layer
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) | interface Spec { @Layer(units = 1) @Layer(units = 1) Dense out(); } | NEURAPT-METHOD | carries @Layer twice
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = "my net") @Layer(units = 1) | interface Spec {} | NEURAPT-NAME | no Java identifier
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) | enum Spec {} | NEURAPT-SPEC | 'Spec' is enum
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) | interface Spec<T> {} | NEURAPT-SPEC | 'Spec' is generic
            @Network(inputs = 100000, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 100000) | interface Spec {} | NEURAPT-SIZE | 10000100000 parameters
            @Network(inputs = 1, loss = Loss.CATEGORICAL_CROSS_ENTROPY) @Layer(units = 2, activation = Activation.SOFTMAX) @Layer(units = 2, activation = Activation.SOFTMAX) | interface Spec {} | NEURAPT-SOFTMAX | layer 1 of 2: SOFTMAX belongs
            @Network(inputs = 1, loss = Loss.CATEGORICAL_CROSS_ENTROPY) @Layer(units = 1, activation = Activation.SOFTMAX) | interface Spec {} | NEURAPT-SOFTMAX | at least 2 units
            @Network(inputs = 1, loss = Loss.BINARY_CROSS_ENTROPY) @Layer(units = 1, activation = Activation.TANH) | interface Spec {} | NEURAPT-LOSS | use activation = SIGMOID
            @Network(inputs = 1, loss = Loss.CATEGORICAL_CROSS_ENTROPY) @Layer(units = 1, activation = Activation.SIGMOID) | interface Spec {} | NEURAPT-LOSS | or loss = BINARY_CROSS_ENTROPY
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 2, activation = Activation.SOFTMAX) | interface Spec {} | NEURAPT-LOSS | loss = CATEGORICAL_CROSS_ENTROPY, or
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1, slope = -1) | interface Spec {} | NEURAPT-RANGE | slope = -1.0
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1, slope = 1e300) | interface Spec {} | NEURAPT-RANGE | finite as a float
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1, standardDeviation = 0) | interface Spec {} | NEURAPT-RANGE | standardDeviation = 0.0
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1, initializer = Initializer.ZEROS) @Layer(units = 1) | interface Spec {} | NEURAPT-ZEROS | symmetry
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) @Training(learningRate = 0.0 / 0.0) | interface Spec {} | NEURAPT-TRAINING | learningRate = NaN
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) @Training(epochs = 0) | interface Spec {} | NEURAPT-TRAINING | epochs = 0
            @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) @Training(beta2 = 1) | interface Spec {} | NEURAPT-TRAINING | beta2 = 1.0
            """)
    void aMistakeIsReportedWithItsFix(String annotations, String type, String id, String text) {
        Compiled compiled = Compiled.of(IMPORTS + "\n" + annotations + "\n" + type + "\n");
        assertThat(compiled.diagnostics()).hasSize(1);
        Diagnostic<?> problem = compiled.diagnostics().get(0);
        assertThat(problem.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
        assertThat(problem.getMessage(null)).startsWith("[" + id + "] ").contains(text);
        assertThat(problem.getLineNumber()).isBetween(3L, 4L);
        assertThat(compiled.generated()).isEmpty();
    }

    @Test
    void allProblemsOfATypeAreReportedAndOtherTypesAreGenerated() {
        Compiled compiled = Compiled.of(
                IMPORTS
                        + "@Network(inputs = 0, loss = Loss.BINARY_CROSS_ENTROPY) @Layer(units = 0) interface Wrong {}",
                IMPORTS + "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Right {}");
        assertThat(compiled.diagnostics())
                .extracting(d -> d.getMessage(null).replaceAll("].*", "]"))
                .containsExactly("[NEURAPT-INPUTS]", "[NEURAPT-UNITS]", "[NEURAPT-LOSS]");
        assertThat(compiled.generated()).isEqualTo(List.of("RightBackward", "RightForward", "RightNetwork"));
    }

    @Test
    void anUnresolvedConstantIsLeftToTheCompiler() {
        Compiled compiled = Compiled.of(
                IMPORTS + "@Network(inputs = WIDTH, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}");
        assertThat(compiled.diagnostics()).hasSize(1);
        assertThat(compiled.diagnostics().get(0).getMessage(null)).doesNotContain("NEURAPT");
    }

    @Test
    void namesFollowTheSpec() {
        Compiled compiled = Compiled.of(
                "package demo; import io.neurapt.*;\n"
                        + "class Models { @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface CurveSpec {} }",
                "package demo; import io.neurapt.*;\n"
                        + "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = \"Other\") @Layer(units = 1) interface Given {}");
        assertThat(compiled.clean().generated())
                .containsExactly(
                        "demo.Models_CurveBackward", "demo.Models_CurveForward", "demo.Models_CurveNetwork",
                        "demo.OtherBackward", "demo.OtherForward", "demo.OtherNetwork");
    }

    @Test
    void theDefaultsWithoutTrainingAreThoseOfTheAnnotation() {
        String network = "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}";
        String without = Compiled.of(IMPORTS + network).source("SpecNetwork");
        assertThat(Compiled.of(IMPORTS + "@Training " + network).source("SpecNetwork")).isEqualTo(without);
    }
}
