package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.processor.check.Id;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake gets one message, at its place, under both compilers. */
class DiagnosticsTest {
    /** What has no place in a source file; others have their tests. */
    private static final Set<Id> WITHOUT_A_PLACE = EnumSet.of(Id.OPTION, Id.WRITE, Id.REPORT);

    static Stream<Arguments> cases() {
        return DiagnosticCases.all().stream()
                .flatMap(one -> Arrays.stream(TestCompiler.values()).map(compiler -> Arguments.of(compiler, one)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void aMistakeIsReportedAtItsPlaceAndNothingElseIs(TestCompiler compiler, DiagnosticCase mistake) {
        Outcome outcome = compiler.compile(mistake.sources(), List.of("-proc:only"));
        assertThat(outcome.ids()).containsExactly(mistake.id().toString());
        Outcome.Message message = outcome.neurapts().get(0);
        assertThat(message.text()).contains(mistake.text());
        assertThat(message.file() + ":" + message.line() + ":" + message.column()).isEqualTo(mistake.place(compiler));
        if (mistake.id().isWarning()) {
            assertThat(message.kind()).isEqualTo(Diagnostic.Kind.WARNING);
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.generated()).hasSize(3);
        } else {
            assertThat(outcome.errors()).containsExactly(message);
            assertThat(outcome.generated()).noneMatch(name -> name.startsWith("demo.Spec"));
        }
    }

    @Test
    void everyIdHasACase() {
        Set<Id> tested = DiagnosticCases.all().stream().map(DiagnosticCase::id).collect(Collectors.toSet());
        assertThat(tested).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_A_PLACE)));
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void allProblemsOfATypeAreReportedAndOtherTypesAreGenerated(TestCompiler compiler) {
        Outcome outcome = compiler.compile(
                "Wrong",
                "import io.neurapt.*;\n@Network(inputs = 0, loss = Loss.BINARY_CROSS_ENTROPY) @Training(epochs = 0)\n"
                        + "interface Wrong {\n    @Layer(units = 0) Dense out();\n}",
                "Right",
                "import io.neurapt.*;\n@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1)\ninterface Right {}");
        assertThat(outcome.ids()).containsExactly("NEURAPT-INPUTS", "NEURAPT-UNITS", "NEURAPT-LOSS", "NEURAPT-TRAINING");
        assertThat(outcome.errors()).hasSize(4);
        if (compiler == TestCompiler.ECJ) { // compile-testing keeps the files of a failed compilation to itself
            assertThat(outcome.generated()).containsExactly("RightBackward", "RightForward", "RightNetwork");
        }
    }

    @Test
    void javacGeneratesForOtherTypesToo() {
        Compiled compiled = Compiled.of(
                "import io.neurapt.*;\n@Network(inputs = 0, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Wrong {}",
                "import io.neurapt.*;\n@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Right {}");
        assertThat(compiled.diagnostics()).hasSize(1);
        assertThat(compiled.generated()).containsExactly("RightBackward", "RightForward", "RightNetwork");
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void ofTwoSpecsWithOneGeneratedNameBothAreTold(TestCompiler compiler) {
        String spec = "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1)\ninterface ";
        Outcome outcome = compiler.compile(
                "demo.Flower", "package demo;\nimport io.neurapt.*;\n" + spec + "Flower {}",
                "demo.FlowerSpec", "package demo;\nimport io.neurapt.*;\n" + spec + "FlowerSpec {}");
        assertThat(outcome.ids()).containsExactly("NEURAPT-CLASH", "NEURAPT-CLASH");
        assertThat(outcome.errors()).hasSize(2);
        assertThat(outcome.errors())
                .anyMatch(error -> error.file().equals("Flower.java") && error.text().contains("so would those of demo.FlowerSpec;"));
        assertThat(outcome.errors())
                .anyMatch(error -> error.file().equals("FlowerSpec.java") && error.text().contains("so would those of demo.Flower;"));
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void overloadsAreTold(TestCompiler compiler) {
        Outcome outcome = compiler.compile(
                "Spec",
                "import io.neurapt.*;\n@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)\ninterface Spec {\n"
                        + "    @Layer(units = 2, activation = Activation.RELU) Dense out();\n    @Layer(units = 1) Dense out(int i);\n}");
        assertThat(outcome.ids()).containsExactly("NEURAPT-METHOD", "NEURAPT-METHOD");
        assertThat(outcome.errors().get(0).text()).contains("layer 'out' is overloaded;");
        assertThat(outcome.errors().get(1).text()).contains("layer 'out' has parameters and is overloaded;");
    }

    @Test
    void javacTellsOfSpecsInsideMethods() {
        String spec = "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1)\n        interface Inner {}\n";
        Outcome outcome = TestCompiler.JAVAC.compile(
                "Spec",
                "import io.neurapt.*;\nclass Spec {\n    void run() {\n        " + spec + "    }\n    static {\n        " + spec + "    }\n"
                        + "    Runnable r = () -> {\n        " + spec + "    };\n}");
        assertThat(outcome.ids()).containsExactly("NEURAPT-SPEC", "NEURAPT-SPEC", "NEURAPT-SPEC");
        assertThat(outcome.errors()).hasSize(3);
        assertThat(outcome.errors()).extracting(Outcome.Message::line).containsExactly(3L, 2L, 2L);
        assertThat(outcome.errors().get(0).text()).contains("'Inner' is local to 'run'");
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void whatTheCompilerComplainsOfItselfGetsNoSecondMessage(TestCompiler compiler) {
        String network = "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) ";
        for (String source : List.of(
                "import io.neurapt.*; @Network(inputs = WIDTH, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}",
                "import io.neurapt.*; @Network(inputs = 1, loss = Loss.NONE) @Layer(units = 1) interface Spec {}",
                "import io.neurapt.*; @Network(inputs = \"1\", loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}",
                "import io.neurapt.*; " + network + "@Layer(units = Sizes.WIDTH) @Layer(units = 1) interface Spec {}",
                "import io.neurapt.*; " + network + "@Layer(unit = 1) interface Spec {}",
                "import io.neurapt.*; " + network + "@Layer interface Spec {}",
                "import io.neurapt.*; " + network + "@Layer(units = 1, activation = Activation.SILLY) interface Spec {}",
                "import io.neurapt.*; " + network + "@Layer(units = 1) @Training(epochs = MANY) interface Spec {}",
                "import io.neurapt.*; " + network + "@Training @Training @Layer(units = 1) interface Spec {}",
                "import io.neurapt.Network; import io.neurapt.Loss; " + network + "@Layer(units = 1) interface Spec {}",
                "import io.neurapt.Network; import io.neurapt.Loss; import io.neurapt.Layer; " + network
                        + "interface Spec { @Layer(units = 1) Dense out(); }",
                "import io.neurapt.Layer; @Network(inputs = 1) @Layer(units = 1) interface Spec {}")) {
            Outcome outcome = compiler.compile("Spec", source);
            assertThat(outcome.errors()).as(source).isNotEmpty();
            assertThat(outcome.ids()).as(source).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void adviceIsSuppressedOnTheLayerTheSpecAndAroundIt(TestCompiler compiler) {
        String layers = "    @Layer(units = 2, activation = Activation.SIGMOID) Dense first();\n"
                + "    %s @Layer(units = 2, activation = Activation.SIGMOID) Dense second();\n    @Layer(units = 1) Dense last();\n}";
        String spec = "import io.neurapt.*;\n%s @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)\ninterface Spec {\n";
        String suppression = "@SuppressWarnings(\"neurapt:hidden-sigmoid\")";
        Map<String, Integer> expected = Map.of(
                spec.formatted("") + layers.formatted(""), 2,
                spec.formatted("") + layers.formatted(suppression), 1,
                spec.formatted(suppression) + layers.formatted(""), 0,
                spec.formatted("@SuppressWarnings({\"unused\", \"neurapt\"})") + layers.formatted(""), 0,
                spec.formatted("@SuppressWarnings(\"neurapt:saturation\")") + layers.formatted(""), 2,
                spec.formatted(suppression + " class Outer {") + layers.formatted("") + "}", 0);
        expected.forEach((source, warnings) -> {
            String name = source.contains("class Outer") ? "Outer" : "Spec";
            assertThat(compiler.compile(Map.of(name, source), List.of("-proc:only")).ids()).as(source).hasSize(warnings);
        });
    }

    @Test
    void adviceSaysHowToSuppressIt() {
        for (DiagnosticCase one : DiagnosticCases.all()) {
            if (one.id().isWarning()) {
                Outcome outcome = TestCompiler.JAVAC.compile(one.sources(), List.of("-proc:only"));
                assertThat(outcome.neurapts().get(0).text()).endsWith("@SuppressWarnings(\"" + one.id().suppression() + "\")");
                Map<String, String> sources = new TreeMap<>(one.sources());
                sources.computeIfPresent(
                        "demo.Spec",
                        (name, text) -> text.replaceFirst(
                                "@Network", "@SuppressWarnings(\"" + one.id().suppression() + "\") @Network"));
                assertThat(TestCompiler.JAVAC.compile(sources, List.of("-proc:only")).messages()).as(one.toString()).isEmpty();
            }
        }
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
        String spec = "import io.neurapt.*;\n%s @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}";
        String without = Compiled.of(spec.formatted("")).source("SpecNetwork");
        assertThat(Compiled.of(spec.formatted("@Training")).source("SpecNetwork")).isEqualTo(without);
    }

    @Test
    void whatTrainingSaysBecomesOptions() {
        assertThat(training("NESTEROV, momentum = 0.8, l1 = 0.1, l2 = 0.2, weightDecay = 0.3, clipNorm = 4, clipValue = 5"))
                .contains(
                        ".optimizer(Optimizer.nesterov(0.8))", ".l1(0.1)", ".l2(0.2)", ".weightDecay(0.3)",
                        ".clipNorm(4.0)", ".clipValue(5.0)");
        assertThat(training("RMS_PROP, rho = 0.7")).contains("Optimizer.rmsProp(0.7, 1.0E-8)");
        assertThat(training("ADA_GRAD, epsilon = 1e-6")).contains("Optimizer.adaGrad(1.0E-6)");
        assertThat(training("ADAM_W")).contains("Optimizer.adamW(0.9, 0.999, 1.0E-8, 0.01)");
        assertThat(training("LBFGS, history = 3")).contains("Optimizer.lbfgs(3, 1.0E-6)");
    }

    private static String training(String settings) {
        return Compiled.of("import io.neurapt.*;\n@Training(optimizer = OptimizerType." + settings
                        + ") @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}")
                .source("SpecNetwork");
    }
}
