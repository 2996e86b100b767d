package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes through the nodes that lead to an output, and notes of every value what it is. */
final class Evaluation {
    /** What works on formulas; everything else takes features. */
    private static final Set<String> FORMULAS = Set.of(
            "Identity", "Cast", "Relu", "Sigmoid", "Tanh", "Softplus", "Mish", "Erf", "Exp", "Log", "Abs", "Reciprocal", "Neg",
            "LeakyRelu", "PRelu", "Elu", "Selu", "Gelu", "HardSigmoid", "Clip", "Add", "Sub", "Mul", "Div", "Pow", "Min", "Max",
            "Celu", "Swish", "Concat", "Scaler", "ZipMap", "Greater", "Where", "Shape");

    private final GraphReader graph;
    private final String output;
    private final Context context;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<Node, String> problems = new LinkedHashMap<>();
    private final List<String> classes = new ArrayList<>();

    /**
     * What came out.
     *
     * @param result empty if there are problems
     * @param problems of nodes, each with its name and operator
     * @param classes their names, as the model's last node has them; none if it has not
     */
    record Result(Optional<Flow> result, List<String> problems, List<String> classes) {}

    private Evaluation(GraphReader graph, String output, Context context) {
        this.graph = graph;
        this.output = output;
        this.context = context;
    }

    /**
     * Evaluates an output.
     *
     * @param input name of the model's input
     * @param start its features
     */
    static Result run(GraphReader graph, String output, String input, Flow start, Context context) throws Malformed {
        return new Evaluation(graph, output, context).run(input, start);
    }

    private Result run(String input, Flow start) throws Malformed {
        List<Node> nodes = graph.leadingTo(output);
        for (Node node : nodes) {
            node.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
        }
        values.put(input, Signal.of(start));
        for (Node node : nodes) {
            evaluate(node);
        }
        Optional<Flow> result = Optional.empty();
        if (problems.isEmpty()) {
            Value last = values.get(output) instanceof Signal signal ? settled(signal) : values.get(output);
            if (last instanceof Signal signal) {
                result = Optional.of(signal.flow());
            } else if (problems.isEmpty()) {
                throw new Malformed("has an output '" + Text.brief(output) + "' that does not come from its input");
            }
        }
        List<String> texts = new ArrayList<>();
        problems.forEach((node, text) -> texts.add(node.label() + " " + text));
        return new Result(result, texts, List.copyOf(classes));
    }

    private void evaluate(Node node) {
        Value result = new Value.Unknown();
        try {
            Operators.require(node);
            List<Value> inputs = new ArrayList<>();
            for (String name : node.inputs()) {
                inputs.add(value(name));
            }
            if (inputs.stream().noneMatch(value -> value instanceof Value.Unknown)) {
                if (!FORMULAS.contains(node.operator())) {
                    for (int i = 0; i < inputs.size(); i++) {
                        inputs.set(i, inputs.get(i) instanceof Signal signal ? settled(signal) : inputs.get(i));
                    }
                }
            }
            if (inputs.stream().noneMatch(value -> value instanceof Value.Unknown)) {
                result = Operators.apply(node, inputs, context);
                if (node.operator().equals("ZipMap")) {
                    classes.addAll(node.words("classlabels_strings"));
                    node.integers("classlabels_int64s").ifPresent(labels -> {
                        for (long label : labels) {
                            classes.add(String.valueOf(label));
                        }
                    });
                }
            }
        } catch (Unsupported e) {
            problems.putIfAbsent(node, e.getMessage());
        }
        if (node.proto().getOutputCount() > 0) {
            String name = node.proto().getOutput(0);
            values.put(name, used(name, result));
        }
        for (int i = 1; i < node.proto().getOutputCount(); i++) {
            values.put(node.proto().getOutput(i), new Value.Unknown()); // masks and statistics of training
        }
    }

    /** A value that several nodes take is where formulas over it begin, if it is one that layers give. */
    private Value used(String name, Value value) {
        if (value instanceof Signal signal && uses.getOrDefault(name, 0) > 1) {
            Optional<List<Step>> steps = Formulas.steps(signal.formula());
            if (steps.isPresent()) {
                return Signal.of(then(signal.flow(), steps.get()));
            }
        }
        return value;
    }

    /** The features themselves of what a formula computes; unknown if no layer computes it. */
    private Value settled(Signal signal) {
        if (signal.isPlain()) {
            return signal;
        }
        Optional<List<Step>> steps = Formulas.steps(signal.formula());
        if (steps.isPresent()) {
            return Signal.of(then(signal.flow(), steps.get()));
        }
        int last = signal.nodes().size() - 1;
        String others = signal.nodes().subList(0, last).stream().map(Node::label).collect(Collectors.joining(", "));
        problems.putIfAbsent(
                signal.nodes().get(last),
                "computes " + (others.isEmpty() ? "" : "together with " + others + " ") + "what is no activation that Neurapt has");
        return new Value.Unknown();
    }

    private static Flow then(Flow flow, List<Step> steps) {
        Flow result = flow;
        for (Step step : steps) {
            result = result.then(step);
        }
        return result;
    }

    private Value value(String name) throws Unsupported {
        if (name.isEmpty()) {
            return new Value.Absent();
        }
        if (values.containsKey(name)) {
            return values.get(name);
        }
        TensorProto tensor = graph.tensor(name);
        if (tensor == null) {
            throw new Unsupported("takes '" + Text.brief(name) + "', an input of the model beside its features; weights must be "
                    + "initializers, with their values in the file");
        }
        Value read = Tensors.read(tensor);
        values.put(name, read);
        return read;
    }
}
