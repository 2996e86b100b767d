package io.neurapt.processor;

import static io.neurapt.processor.DiagnosticCase.of;

import io.neurapt.processor.check.Id;
import java.util.List;

/** Mistakes with records, answers and weights; {@link DataRulesTest} has more of the same ids. */
final class DataDiagnosticCases {
    private static final String TYPES = "    record Row(double x, int n) {}\n    record Text(String name, double x) {}\n"
            + "    enum Kind { A, B, C }\n";

    private DataDiagnosticCases() {}

    static List<DiagnosticCase> all() {
        return List.of(
                classifier(Id.INPUT, "inputs = 2 stands beside input = Row", "inputs = «2, input = Spec.Row.class, output = Spec.Kind.class", 3),
                classifier(Id.INPUT, "input = Kind is an enum", "»input = Spec.Kind«.class, output = Spec.Kind.class", 3),
                classifier(Id.FEATURE, "component 'name' of Text has the type java.lang.String", "»input = Spec.Text«.class, output = Spec.Kind.class", 3),
                classifier(Id.OUTPUT, "input = Row stands alone", "»input = Spec.Row«.class", 3),
                of(
                        Id.OUTPUT,
                        "output = Kind has 3 classes, but the output layer 'out' has units = 4; use units = 3",
                        "@Network(input = Spec.Row.class, output = Spec.Kind.class, loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n"
                                + "interface Spec {\n    @Layer(units = «4, activation = Activation.SOFTMAX) Dense out();\n" + TYPES + "}"),
                of(
                        Id.WEIGHTS,
                        "there is no demo/none.safetensors among the resources",
                        "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, weights = «\"none.safetensors\")\n"
                                + "@Layer(units = 1)\ninterface Spec {}"));
    }

    private static DiagnosticCase classifier(Id id, String text, String members, int units) {
        return of(
                id,
                text,
                "@Network(" + members + ", loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n@Layer(units = " + units
                        + ", activation = Activation.SOFTMAX)\ninterface Spec {\n" + TYPES + "}");
    }
}
