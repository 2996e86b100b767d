package io.neurapt.processor;

import static io.neurapt.processor.DiagnosticCase.of;

import io.neurapt.processor.check.Id;
import java.util.List;
import java.util.stream.Stream;

/** Every mistake that the processor knows, each in the smallest spec that has it. */
final class DiagnosticCases {
    private DiagnosticCases() {}

    static List<DiagnosticCase> all() {
        return Stream.of(
                        network(), types(), forms(), models(), methods(), names(), sizes(), settings(), losses(), training(), kinds(),
                        DataDiagnosticCases.all(), advice())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DiagnosticCase> network() {
        return List.of(
                of(Id.NETWORK, "@Layer has no network to belong to, as 'Spec' has no @Network", "«@Layer(units = 1) interface Spec {}"),
                of(Id.NETWORK, "@Layer has no network", "@Layer(units = 1) @Layer(units = 2) «interface »Spec {}"),
                of(Id.NETWORK, "@Layer has no network", "interface Spec {\n    «@Layer(units = 1) Dense out();\n}"),
                of(Id.NETWORK, "add @Network(inputs = …, loss = …) to 'Spec', or remove @Training", "«@Training interface Spec {}"),
                of(
                        Id.NETWORK,
                        "@Layer has no network",
                        "class Other {\n    @interface Network {}\n}\n\n@Other.Network\n«@Layer(units = 1)\nclass Spec {}"),
                of(
                        Id.NETWORK,
                        "'Spec' carries @Network 2 times",
                        "»@Regression\n@Network(inputs = 2, loss = Loss.MEAN_SQUARED_ERROR)\n@Layer(units = 1)\n«interface Spec {}"));
    }

    private static List<DiagnosticCase> types() {
        return List.of(
                of(Id.SPEC, "'demo.Spec' is an enum", "@Regression\n@Layer(units = 1)\n«enum »Spec {}"),
                of(Id.SPEC, "'demo.Spec' is a record", "@Regression\n@Layer(units = 1)\n«record Spec(int i) {}"),
                of(Id.SPEC, "'demo.Spec' is an annotation interface", "@Regression\n@Layer(units = 1)\n@«interface »Spec {}"),
                of(Id.SPEC, "'demo.Spec' is generic", "@Regression\n@Layer(units = 1)\n«interface »Spec<T> {}"),
                of(
                        Id.SPEC,
                        "'demo.Spec' is sealed",
                        "@Regression\n@Layer(units = 1)\nsealed «interface »Spec {}\nfinal class Sub implements Spec {}"),
                of(
                        Id.SPEC,
                        "'demo.Spec' has state: the field 'rate'",
                        "@Regression\n@Layer(units = 1)\nfinal «class »Spec {\n    int rate;\n}"),
                of(
                        Id.SPEC,
                        "'demo.Spec.Inner' is private",
                        "class Spec {\n    @Regression @Layer(units = 1)\n    private «interface »Inner {}\n}"),
                of(
                        Id.SPEC,
                        "'demo.Spec.Middle.Inner' is inside the private type 'Middle'",
                        "class Spec {\n    private static class Middle {\n        @Regression @Layer(units = 1)\n"
                                + "        «interface »Inner {}\n    }\n}"),
                of(
                        Id.SPEC,
                        "'demo.Spec' inherits the layer first() of Base",
                        "@Regression\n«interface »Spec extends Base {\n    @Layer(units = 1) Dense last();\n}\n"
                                + "@SuppressWarnings(\"neurapt\") @Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)\n"
                                + "interface Base {\n    @Layer(units = 2) Dense first();\n}"));
    }

    private static List<DiagnosticCase> forms() {
        return List.of(
                of(Id.LAYERS, "add @Layer(units = …) to the type, or methods", "«@Regression\ninterface Spec {}"),
                of(
                        Id.FORM,
                        "'Spec' has 2 layers stacked on the type, and also layers that are declared as methods (here 'out')",
                        "@Regression @Layer(units = 1) @Layer(units = 1)\ninterface Spec {\n    «@Layer(units = 1) Dense out();\n}"));
    }

    /** What is wrong with models themselves is tested where they are read, in neurapt-onnx. */
    private static List<DiagnosticCase> models() {
        String none = "interface Spec {}";
        return List.of(
                of(Id.ONNX, "nothing on the annotation processor path reads ONNX models", "@Network(onnx = «\"net.onnx\")\n" + none),
                of(
                        Id.ONNX,
                        "onnx = \"net.onnx\" stands beside layers, which the model brings with it; remove the layers of 'Spec', or onnx",
                        "@Network(inputs = 1, onnx = «\"net.onnx\")\n@Layer(units = 1)\n" + none),
                of(
                        Id.ONNX,
                        "onnx = \"net.onnx\" stands beside layers",
                        "@Network(inputs = 1, onnx = «\"net.onnx\")\ninterface Spec {\n    @Layer(units = 1) Dense out();\n}"));
    }

    private static List<DiagnosticCase> methods() {
        return List.of(
                method("layer 'out' has parameters", "@Layer(units = 1) Dense «out(int i);"),
                method("layer 'out' returns int", "@Layer(units = 1) int «out();"),
                method("layer 'out' has a body", "@Layer(units = 1) default Dense «out() { return null; }"),
                method("layer 'out' has a body", "@Layer(units = 1) static Dense «out() { return null; }"),
                method("layer 'out' is generic", "@Layer(units = 1) <T> Dense «out();"),
                method("layer 'out' throws java.io.IOException", "@Layer(units = 1) Dense «out() throws java.io.IOException;"),
                method("layer 'out' carries @Layer 2 times", "@Layer(units = 1) @Layer(units = 1) Dense «out();"),
                method("layer 'out' has parameters and returns int", "@Layer(units = 1) int «out(int i);"),
                method("'Dense summaryLayer();'", "@Layer(units = 1) Dense «summary();"),
                method("layer 'predict' has the name of a method that every network has", "@Layer(units = 1) Dense «predict();"),
                method("layer 'create' has the name of a method", "@Layer(units = 1) Dense «create();"),
                method("layer 'forward' has the name of a method", "@Layer(units = 1) Dense «forward();"),
                method("abstract method 'more' has no @Layer", "@Layer(units = 1) Dense out();\n    Dense «more();"));
    }

    private static DiagnosticCase method(String text, String method) {
        return of(Id.METHOD, text, "@Regression\ninterface Spec {\n    " + method + "\n}");
    }

    private static List<DiagnosticCase> names() {
        String rest = ")\n@Layer(units = 1)\ninterface Spec {}";
        String plain = "@Regression\n@Layer(units = 1)\n«interface »Spec {}";
        return List.of(
                of(Id.NAME, "is no Java identifier", "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = «\"my net\"" + rest),
                of(Id.NAME, "is no Java identifier", "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = «\"a.B\"" + rest),
                of(Id.NAME, "is a Java keyword", "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = «\"class\"" + rest),
                of(Id.CLASH, "the class demo.SpecForward, which would be generated, exists already", plain)
                        .with("SpecForward", "class SpecForward {}"),
                of(
                                Id.CLASH,
                                "choose another name",
                                "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR, name = «\"Petals\"" + rest)
                        .with("PetalsNetwork", "class PetalsNetwork {}"));
    }

    private static List<DiagnosticCase> sizes() {
        return List.of(
                of(
                        Id.INPUTS,
                        "inputs = 0, but a network takes at least 1 feature",
                        "@Network(inputs = «0, loss = Loss.MEAN_SQUARED_ERROR)\n@Layer(units = 1)\ninterface Spec {}"),
                of(Id.UNITS, "layer 1 of 1: units = 0", "@Regression\n@Layer(units = «0)\ninterface Spec {}"),
                of(Id.UNITS, "layer 'out': units = -3", "@Regression\ninterface Spec {\n    @Layer(units = «-3) Dense out();\n}"),
                of(
                        Id.UNITS,
                        "layer 2 of 3: units = 0",
                        "@Regression\n@Layer(units = 2, activation = Activation.RELU)\n@Layer(»units = 0, activation = Activation.RELU)\n"
                                + "@Layer(units = 1)\n«interface Spec {}"),
                of(
                        Id.SIZE,
                        "with 100000 inputs and 100000 units the network has 10000100000 parameters up to here",
                        "@Network(inputs = 100_000, loss = Loss.MEAN_SQUARED_ERROR)\n@Layer(units = «100_000)\ninterface Spec {}"),
                of(
                        Id.SIZE,
                        "use at most 4194303 units",
                        "@Regression\ninterface Spec {\n    @Layer(units = «4_194_304) Dense out();\n}"));
    }

    private static List<DiagnosticCase> settings() {
        return List.of(
                of(
                        Id.SOFTMAX,
                        "layer 'first': SOFTMAX makes the probabilities of classes and belongs in the output layer only",
                        "@Regression\ninterface Spec {\n    @Layer(units = 2, activation = Activation«.SOFTMAX) Dense first();\n"
                                + "    @Layer(units = 1) Dense last();\n}"),
                of(
                        Id.SOFTMAX,
                        "SOFTMAX of units = 1 is always 1",
                        "@Network(inputs = 1, loss = Loss.CATEGORICAL_CROSS_ENTROPY)\n"
                                + "@Layer(units = «1, activation = Activation.SOFTMAX)\ninterface Spec {}"),
                of(
                        Id.SOFTMAX,
                        "layer 'first': LOG_SOFTMAX makes the log-probabilities of classes and belongs in the output layer only",
                        "@Regression\ninterface Spec {\n    @Layer(units = 2, activation = Activation«.LOG_SOFTMAX) Dense first();\n"
                                + "    @Layer(units = 1) Dense last();\n}"),
                of(
                        Id.SOFTMAX,
                        "LOG_SOFTMAX of units = 1 is always 0",
                        "@Network(inputs = 1, loss = Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY)\n"
                                + "@Layer(units = «1, activation = Activation.LOG_SOFTMAX)\ninterface Spec {}"),
                of(
                        Id.ZEROS,
                        "the symmetry is never broken",
                        "@Regression\ninterface Spec {\n    @Layer(units = 2, activation = Activation.RELU, initializer = "
                                + "Initializer«.ZEROS)\n    Dense first();\n    @Layer(units = 1) Dense last();\n}"),
                of(Id.RANGE, "slope = -1.0, but it must be", "@Regression\n@Layer(units = 1, slope = «-1)\ninterface Spec {}"),
                of(Id.RANGE, "finite as a float", "@Regression\n@Layer(units = 1, slope = «1e300)\ninterface Spec {}"),
                of(Id.RANGE, "slope = NaN", "@Regression\n@Layer(units = 1, slope = Double«.NaN)\ninterface Spec {}"),
                of(
                        Id.RANGE,
                        "alpha = 0.0, but it must be finite as a float and greater than 0",
                        "@Regression\n@Layer(units = 1, alpha = «0)\ninterface Spec {}"),
                of(Id.RANGE, "alpha = 1.0E300", "@Regression\n@Layer(units = 1, alpha = «1e300)\ninterface Spec {}"),
                of(
                        Id.RANGE,
                        "standardDeviation = 0.0, but it must be finite as a float and greater than 0",
                        "@Regression\n@Layer(units = 1, standardDeviation = «0)\ninterface Spec {}"));
    }

    private static List<DiagnosticCase> losses() {
        return List.of(
                loss("BINARY_CROSS_ENTROPY", "TANH", "use activation = SIGMOID there, or loss = MEAN_SQUARED_ERROR"),
                loss("BINARY_CROSS_ENTROPY", "SOFTMAX", "use activation = SIGMOID there, or loss = CATEGORICAL_CROSS_ENTROPY"),
                loss("CATEGORICAL_CROSS_ENTROPY", "SIGMOID", "or loss = BINARY_CROSS_ENTROPY or MEAN_SQUARED_ERROR"),
                loss("HUBER", "LOG_SOFTMAX", "or loss = CATEGORICAL_CROSS_ENTROPY or SPARSE_CATEGORICAL_CROSS_ENTROPY"),
                loss("CATEGORICAL_CROSS_ENTROPY", "TANH", "use activation = SOFTMAX or LOG_SOFTMAX there"),
                loss("MEAN_SQUARED_ERROR", "SOFTMAX", "use activation = IDENTITY or SIGMOID or TANH or RELU or LEAKY_RELU or ELU or"),
                of(
                        Id.LOSS,
                        "does not fit the output layer 'out' with activation = IDENTITY",
                        "@Network(inputs = 1, loss = Loss.BINARY_CROSS_ENTROPY)\ninterface Spec {\n    «@Layer(units = 1) Dense out();\n}"));
    }

    private static DiagnosticCase loss(String loss, String activation, String text) {
        String layer = "@Layer(units = 2, activation = Activation«." + activation + ")";
        return of(Id.LOSS, text, "@Network(inputs = 1, loss = Loss." + loss + ")\n" + layer + "\ninterface Spec {}");
    }

    private static List<DiagnosticCase> training() {
        return List.of(
                training("learningRate = NaN", "learningRate = «0.0 / 0.0", "/ 0.0"),
                training("learningRate = 0.0", "learningRate = «0", ""),
                training("learningRate = 1.0E-60, but it must be finite as a float and greater than 0", "learningRate = «1e-60", ""),
                training("epochs = 0, but it must be at least 1", "epochs = «0", ""),
                training("batchSize = -1", "batchSize = «-1", ""),
                training("momentum = 1.0, but it must be at least 0 and less than 1", "momentum = «1", ""),
                training("beta1 = -0.1", "beta1 = «-0.1", ""),
                training("beta2 = 1.0", "beta2 = «1", ""),
                training("epsilon = 0.0", "epsilon = «0", ""),
                training("rho = -1.0", "rho = «-1", ""),
                training("history = 0", "history = «0", ""),
                training("tolerance = -1.0", "tolerance = «-1", ""),
                training("l1 = -1.0", "l1 = «-1", ""),
                training("l2 = -1.0", "l2 = «-1", ""),
                training("weightDecay = -1.0", "weightDecay = «-1", ""),
                training("clipNorm = 0.0, but it must be greater than 0", "clipNorm = «0", ""),
                training("clipValue = 0.0", "clipValue = «0", ""),
                of(
                        Id.TRAINING,
                        "batchSize = 32, but it must be 0: it takes the whole set as one batch (with optimizer = LBFGS)",
                        "@Regression\n@Training(optimizer = OptimizerType.LBFGS, »batchSize = «32)\n@Layer(units = 1)\n"
                                + "interface Spec {}"),
                training("samples = -1", "samples = «-1", ""));
    }

    private static DiagnosticCase training(String text, String setting, String operator) {
        String moved = operator.isEmpty() ? setting : setting.replace("«", "").replace(operator, "«" + operator);
        return of(Id.TRAINING, text, "@Regression\n@Training(»" + moved + ")\n@Layer(units = 1)\ninterface Spec {}");
    }

    private static List<DiagnosticCase> kinds() {
        return List.of(
                kind(Id.RANGE, "rate = 1.0, but it must be at least 0 and less than 1", "@Dropout(rate = «1) DropoutLayer drop();"),
                kind(Id.RANGE, "alpha = -1.0, but it must be finite and greater than 0", "@BatchNorm(alpha = «-1) BatchNormLayer norm();"),
                kind(Id.RANGE, "epsilon = 0.0", "@BatchNorm(epsilon = «0) BatchNormLayer norm();"),
                kind(Id.RANGE, "any but SOFTMAX", "@BatchNorm(activation = Activation«.SOFTMAX) BatchNormLayer norm();"),
                kind(Id.RANGE, "any but LOG_SOFTMAX", "@BatchNorm(activation = Activation«.LOG_SOFTMAX) BatchNormLayer norm();"),
                kind(Id.METHOD, "a layer is declared once, as 'DropoutLayer drop();'", "@Dropout Dense «drop();"),
                kind(Id.METHOD, "layer 'both' carries 2 layers", "@Layer(units = 2, activation = Activation.RELU) @Dropout Dense «both();"),
                of(
                        Id.LAST,
                        "layer 'drop' with @Dropout is the last one, but the output layer must be dense",
                        "@Regression\ninterface Spec {\n    @Layer(units = 1) Dense out();\n    «@Dropout DropoutLayer drop();\n}"),
                of(Id.NETWORK, "@Dropout has no network", "interface Spec {\n    «@Dropout DropoutLayer drop();\n}"));
    }

    private static DiagnosticCase kind(Id id, String text, String layer) {
        return of(id, text, "@Regression\ninterface Spec {\n    " + layer + "\n    @Layer(units = 1) Dense last();\n}");
    }

    private static List<DiagnosticCase> advice() {
        return List.of(
                hidden(Id.HIDDEN_IDENTITY, "two linear layers in a row compute no more than one", "units = 2, activation = Activation«.IDENTITY"),
                of(
                        Id.HIDDEN_IDENTITY,
                        "layer 'first': activation = IDENTITY",
                        "@Regression\ninterface Spec {\n    «@Layer(units = 2) Dense first();\n    @Layer(units = 1) Dense last();\n}"),
                of(
                        Id.HIDDEN_IDENTITY,
                        "layer 2 of 3: activation = IDENTITY",
                        "@Regression\n@Layer(units = 2, activation = Activation.RELU)\n»@Layer(units = 2)\n@Layer(units = 1)\n"
                                + "«interface Spec {}"),
                hidden(Id.HIDDEN_SIGMOID, "SIGMOID in a hidden layer learns slowly", "units = 2, activation = Activation«.SIGMOID"),
                hidden(
                        Id.SATURATION,
                        "with standardDeviation = 10.0 and 1 inputs its sums start at about ±10.0, where TANH is flat",
                        "units = 2, activation = Activation.TANH, initializer = Initializer.NORMAL, standardDeviation = «10"),
                hidden(
                        Id.INITIALIZER,
                        "HE doubles the variance",
                        "units = 2, activation = Activation.TANH, initializer = Initializer«.HE"),
                hidden(
                        Id.INITIALIZER,
                        "XAVIER does not make up for the half that LEAKY_RELU cuts off",
                        "units = 2, activation = Activation.LEAKY_RELU, initializer = Initializer«.XAVIER"),
                hidden(Id.BOTTLENECK, "is a hidden layer of one unit", "units = «1, activation = Activation.RELU"),
                of(
                        Id.CAPACITY,
                        "the network has 101 parameters for samples = 10",
                        "@Network(inputs = 100, loss = Loss.MEAN_SQUARED_ERROR)\n@Training(samples = «10)\n@Layer(units = 1)\n"
                                + "interface Spec {}"));
    }

    private static DiagnosticCase hidden(Id id, String text, String layer) {
        return of(
                id,
                text,
                "@Regression\ninterface Spec {\n    @Layer(" + layer + ") Dense first();\n    @Layer(units = 1) Dense last();\n}");
    }
}
