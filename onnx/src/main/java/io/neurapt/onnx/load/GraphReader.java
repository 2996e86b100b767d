package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph whose names are sound: every value comes from one place, and nothing goes round in circles. */
final class GraphReader {
    /** Nodes that lead to an output; far more than chains of layers have. */
    private static final int MOST_NODES = 4096;

    private final Map<String, Node> producers = new HashMap<>();
    private final Map<String, TensorProto> tensors = new HashMap<>();
    private final Map<String, ValueInfoProto> inputs = new LinkedHashMap<>();
    private final List<String> outputs = new ArrayList<>();

    private GraphReader() {}

    /** Reads a model's graph. */
    static GraphReader read(ModelProto model) throws Malformed {
        GraphProto graph = model.getGraph();
        long opset = ModelFile.opset(model);
        GraphReader reader = new GraphReader();
        if (graph.getSparseInitializerCount() > 0) {
            throw new Malformed("has sparse tensors, which Neurapt does not");
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            Tensors.check(tensor);
            if (reader.tensors.put(tensor.getName(), tensor) != null) {
                throw new Malformed("has the tensor '" + Text.brief(tensor.getName()) + "' twice");
            }
        }
        for (ValueInfoProto input : graph.getInputList()) {
            // until IR version 4 the weights had to be listed among the inputs
            if (!reader.tensors.containsKey(input.getName()) && reader.inputs.put(input.getName(), input) != null) {
                throw new Malformed("has the input '" + Text.brief(input.getName()) + "' twice");
            }
        }
        for (NodeProto proto : graph.getNodeList()) {
            Node node = new Node(proto, opset);
            for (String output : proto.getOutputList()) {
                boolean taken = reader.tensors.containsKey(output) || reader.inputs.containsKey(output);
                if (!output.isEmpty() && (taken || reader.producers.put(output, node) != null)) {
                    throw new Malformed("has two sources for the value '" + Text.brief(output) + "', one of them node " + node.label());
                }
            }
        }
        graph.getOutputList().forEach(output -> reader.outputs.add(output.getName()));
        if (reader.outputs.isEmpty()) {
            throw new Malformed("has no output; export it again");
        }
        return reader;
    }

    Map<String, ValueInfoProto> inputs() {
        return inputs;
    }

    List<String> outputs() {
        return outputs;
    }

    TensorProto tensor(String value) {
        return tensors.get(value);
    }

    /**
     * The nodes that an output needs, each after those whose values it takes.
     *
     * @throws Malformed if they form a circle, or lack a value
     */
    List<Node> leadingTo(String output) throws Malformed {
        List<Node> order = new ArrayList<>();
        Set<Node> open = new HashSet<>();
        Set<Node> done = new HashSet<>();
        Deque<Node> path = new ArrayDeque<>();
        push(output, output, path);
        while (!path.isEmpty()) {
            Node node = path.peek();
            if (done.contains(node)) {
                path.pop();
            } else if (open.add(node)) {
                for (String input : node.inputs()) {
                    Node next = input.isEmpty() ? null : source(input, node);
                    if (next != null && open.contains(next) && !done.contains(next)) {
                        throw new Malformed("goes round in a circle at the node " + next.label());
                    }
                    if (next != null && !done.contains(next)) {
                        path.push(next);
                    }
                }
            } else {
                path.pop();
                done.add(node);
                order.add(node);
                if (order.size() > MOST_NODES) {
                    throw new Malformed("has more than " + MOST_NODES + " nodes, which no chain of layers needs");
                }
            }
        }
        return order;
    }

    private void push(String output, String name, Deque<Node> path) throws Malformed {
        Node node = producers.get(output);
        if (node != null) {
            path.push(node);
        } else if (!inputs.containsKey(name)) {
            throw new Malformed("has the output '" + Text.brief(name) + "', which nothing computes");
        }
    }

    private Node source(String value, Node user) throws Malformed {
        Node node = producers.get(value);
        if (node == null && !inputs.containsKey(value) && !tensors.containsKey(value)) {
            throw new Malformed("has the node " + user.label() + " that takes '" + Text.brief(value) + "', which nothing computes");
        }
        return node;
    }
}
