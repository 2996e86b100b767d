package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a record or an answer is said at the spec's annotation, naming the component. */
class DataRulesTest {
    private static final String TYPES =
            """
            record Row(double x, int n) {}
            record Named(double x, @Feature(name = "x") int n) {}
            record Text(double x, String name, java.util.List<Integer> list, char c, Double boxed) {}
            record Skipped(@Feature(skip = true) double x) {}
            record Empty() {}
            record Generic<T>(double x) {}
            class Plain { private record Secret(double x) {} }
            enum Kind { A, B, C }
            enum Two { A, B }
            enum One { A }
            record Flags(double x, boolean flag, Kind kind) {}
            """;
    private static final String THREE = "@Layer(units = 3, activation = Activation.SOFTMAX)";

    /** The members of {@code @Network} without the loss, the loss, the units and the activation of the only layer. */
    @ParameterizedTest(name = "{4} {5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            inputs = 2, input = Row.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | inputs = 2 stands beside input = Row
            input = Row.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | OUTPUT | input = Row stands alone
            inputs = 2, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | OUTPUT | output = Kind stands alone
            input = Plain.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | input = Plain is a class
            input = Kind.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | input = Kind is an enum
            input = int.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | input = int is a primitive
            input = double[].class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | input = double[] is no record
            input = Generic.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | is generic
            input = Empty.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | has no component that is a feature
            input = Skipped.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | INPUT | do not skip them all
            input = Named.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 3 | SOFTMAX | FEATURE | two components of input = Named are called 'x'
            input = Row.class, output = Kind.class | CATEGORICAL_CROSS_ENTROPY | 4 | SOFTMAX | OUTPUT | output = Kind has 3 classes, but the output layer 1 of 1 has units = 4; use units = 3
            input = Row.class, output = Kind.class | MEAN_SQUARED_ERROR | 3 | IDENTITY | OUTPUT | use loss = CATEGORICAL_CROSS_ENTROPY with 3 SOFTMAX units
            input = Row.class, output = Two.class | BINARY_CROSS_ENTROPY | 2 | SIGMOID | OUTPUT | use units = 1
            input = Row.class, output = One.class | CATEGORICAL_CROSS_ENTROPY | 2 | SOFTMAX | OUTPUT | output = One has 1 constants
            input = Row.class, output = boolean.class | CATEGORICAL_CROSS_ENTROPY | 2 | SOFTMAX | OUTPUT | use loss = BINARY_CROSS_ENTROPY with one SIGMOID unit
            input = Row.class, output = boolean.class | BINARY_CROSS_ENTROPY | 2 | SIGMOID | OUTPUT | use units = 1
            input = Row.class, output = double.class | MEAN_SQUARED_ERROR | 2 | IDENTITY | OUTPUT | output = double has one number
            input = Row.class, output = double.class | BINARY_CROSS_ENTROPY | 1 | SIGMOID | OUTPUT | use loss = MEAN_SQUARED_ERROR
            input = Row.class, output = Row.class | MEAN_SQUARED_ERROR | 3 | IDENTITY | OUTPUT | output = Row has 2 numbers
            input = Row.class, output = Plain.class | MEAN_SQUARED_ERROR | 1 | IDENTITY | OUTPUT | output = Plain is a class
            input = Row.class, output = Kind.class | AUTO | 3 | IDENTITY | LOSS | loss = AUTO (CATEGORICAL_CROSS_ENTROPY for output = Kind) does not fit the output layer 1 of 1 with activation = IDENTITY
            input = Row.class, output = boolean.class | AUTO | 1 | TANH | LOSS | loss = AUTO (BINARY_CROSS_ENTROPY for output = boolean) does not fit
            input = Row.class, output = double.class | AUTO | 1 | SOFTMAX | LOSS | loss = AUTO (MEAN_SQUARED_ERROR for output = double) does not fit
            input = Row.class, output = float.class | MEAN_SQUARED_ERROR | 1 | IDENTITY | OUTPUT | output = float is a primitive
            """)
    void aMistakeIsReportedOnce(String members, String loss, int units, String activation, String id, String text) {
        Compiled compiled = compile(members, loss, "@Layer(units = " + units + ", activation = Activation." + activation + ")");
        assertThat(compiled.diagnostics()).hasSize(1);
        Diagnostic<?> problem = compiled.diagnostics().get(0);
        assertThat(problem.getMessage(null)).startsWith("[NEURAPT-" + id + "] ").contains(text);
        assertThat(problem.getLineNumber()).isEqualTo(3);
        assertThat(compiled.generated()).isEmpty();
    }

    @Test
    void everyUnsupportedComponentIsNamed() {
        Compiled compiled = compile("input = Text.class, output = Kind.class", "CATEGORICAL_CROSS_ENTROPY", THREE);
        assertThat(messages(compiled)).hasSize(4).allMatch(m -> m.startsWith("[NEURAPT-FEATURE] component '"));
        assertThat(messages(compiled).get(0))
                .contains("component 'name' of Text has the type java.lang.String", "@Feature(skip = true)");
        assertThat(messages(compiled).toString()).contains("'list'", "'c'", "'boxed'");
        Compiled flags = compile("input = Row.class, output = Flags.class", "MEAN_SQUARED_ERROR", "@Layer(units = 3)");
        assertThat(messages(flags)).hasSize(2);
        assertThat(messages(flags).get(0)).contains("component 'flag' of output = Flags is no number");
    }

    @Test
    void whatGeneratedCodeCannotSeeIsRefused() {
        Compiled compiled = Compiled.of(
                "package a; public class A { record Row(double x) {} public enum Kind { A, B } }",
                "package b; import io.neurapt.*;\nclass B { private record Row(double x) {} enum Hidden { A, B }\n"
                        + "@Network(input = Row.class, output = a.A.Kind.class, loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n"
                        + "@Layer(units = 2, activation = Activation.SOFTMAX) interface Net {} }");
        assertThat(messages(compiled)).hasSize(1);
        assertThat(messages(compiled).get(0)).contains("input = Row is private, or inside of something private");
    }

    @Test
    void recordsOfOtherPackagesAndOfTheUnnamedOneAreFine() {
        Compiled.of(
                        "package a; public record Row(double x, Kind kind) { public enum Kind { A, B } }",
                        "package b; import io.neurapt.*;\n"
                                + "@Network(input = a.Row.class, output = a.Row.Kind.class, loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n"
                                + "@Layer(units = 2, activation = Activation.SOFTMAX) interface Net {}",
                        "record Bare(double x) {}",
                        "import io.neurapt.*;\n@Network(input = Bare.class, output = double.class, loss = Loss.MEAN_SQUARED_ERROR)\n"
                                + "@Layer(units = 1) interface Line {}")
                .clean();
    }

    @Test
    void aTypeThatDoesNotExistIsLeftToTheCompiler() {
        Compiled compiled = compile("input = Nowhere.class, output = Kind.class", "CATEGORICAL_CROSS_ENTROPY", THREE);
        assertThat(messages(compiled)).hasSize(1).noneMatch(m -> m.contains("NEURAPT"));
    }

    private static Compiled compile(String members, String loss, String layer) {
        return Compiled.of("import io.neurapt.*;\n\n@Network(" + members + ", loss = Loss." + loss + ") " + layer
                + " interface Spec {}\n" + TYPES);
    }

    private static List<String> messages(Compiled compiled) {
        return compiled.diagnostics().stream().map(d -> d.getMessage(null)).toList();
    }
}
