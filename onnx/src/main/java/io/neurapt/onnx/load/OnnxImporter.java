package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.auto.service.AutoService;
import com.google.gson.Gson;
import io.neurapt.Precision;
import io.neurapt.processor.spec.ModelImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads ONNX models. */
@AutoService(ModelImporter.class)
public final class OnnxImporter implements ModelImporter {
    /** The output that holds a classifier's probabilities, among others, where scikit-learn's models are exported. */
    private static final List<String> PROBABILITIES = List.of("probabilities", "output_probability");

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_DIMENSIONS = 8;

    /** Made by the service loader. */
    public OnnxImporter() {}

    /** The features as the model states them. */
    private record Input(String name, DataType type, Layout layout, int[] dims, long batch, int rank) {}

    /** A chain from the input to an output. */
    private record Chain(String output, int inputs, Evaluation.Result result) {}

    @Override
    public ImportedNetwork read(InputStream file) throws Refused, IOException {
        try {
            return read(ModelFile.read(file));
        } catch (Malformed e) {
            throw new Refused(e.getMessage());
        }
    }

    private static ImportedNetwork read(ModelProto model) throws Malformed, Refused {
        GraphReader graph = GraphReader.read(model);
        List<Chain> chains = new ArrayList<>();
        Malformed wrong = null;
        for (String output : graph.outputs()) {
            try {
                chains.add(chain(graph, output, model.getSerializedSize()));
            } catch (Malformed e) { // another output may be sound
                wrong = wrong == null ? e : wrong;
            }
        }
        if (wrong != null && chains.stream().noneMatch(chain -> chain.result().result().isPresent())) {
            throw wrong;
        }
        Chain chain = choose(chains);
        if (chain.result().result().isEmpty()) {
            throw new Refused(told(chain.result().problems()));
        }
        Flow flow = chain.result().result().get();
        if (chain.inputs() < 1) {
            throw new Malformed("does not state how many features its input has, and no node shows it");
        }
        Assembly.Assembled assembled = Assembly.assemble(chain.inputs(), flow.steps());
        Map<String, String> metadata = new HashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            metadata.put(entry.getKey(), entry.getValue());
        }
        List<String> classes = fitting(chain.result().classes(), flow.width());
        return new ImportedNetwork(
                precision(model, graph, chain.output()),
                chain.inputs(),
                assembled.scaling(),
                assembled.layers(),
                fitting(names(metadata.get("neurapt.features")), chain.inputs()),
                classes.isEmpty() ? fitting(names(metadata.get("neurapt.classes")), flow.width()) : classes);
    }

    /** Of several outputs: the probabilities if there are any, else the first that is a chain of layers. */
    private static Chain choose(List<Chain> chains) {
        List<Chain> possible = chains.stream().filter(chain -> chain.result().result().isPresent()).toList();
        List<Chain> among = possible.isEmpty() ? chains : possible;
        return among.stream()
                .filter(chain -> PROBABILITIES.contains(chain.output()))
                .findFirst()
                .orElse(among.get(0));
    }

    private static String told(List<String> problems) {
        String all = problems.stream().limit(MOST_PROBLEMS).collect(Collectors.joining("; "));
        return "has " + (problems.size() == 1 ? "a node" : problems.size() + " nodes") + " that cannot be imported: " + all
                + (problems.size() > MOST_PROBLEMS ? "; …" : "") + ". What can be is " + Operators.known();
    }

    private static Chain chain(GraphReader graph, String output, long bytes) throws Malformed {
        Input input = input(graph, output);
        Chain rows = chain(graph, output, input, bytes);
        if (input.rank() == 1 && rows.result().result().filter(flow -> Assembly.isTooWide(flow)).isPresent()) {
            // As every element is for itself, a long vector may as well be so many samples of one feature
            return chain(graph, output, new Input(input.name(), input.type(), Layout.ROWS, new int[0], -1, 1), bytes);
        }
        if (rows.result().result().isPresent() || input.rank() != 2) {
            return rows;
        }
        // A matrix that is unsuited as batch × features may be meant as features × batch
        Input turned = new Input(input.name(), input.type(), Layout.COLUMNS, first(graph, input), -1, 2);
        Chain columns = chain(graph, output, turned, bytes);
        return columns.result().result().isPresent() ? columns : rows;
    }

    private static Chain chain(GraphReader graph, String output, Input input, long bytes) throws Malformed {
        int[] dims = input.dims();
        for (int attempt = 0; ; attempt++) {
            Flow start = Flow.input(input.layout(), dims);
            try {
                Evaluation.Result result = Evaluation.run(graph, output, input.name(), start, new Context(bytes, input.batch()));
                return new Chain(output, dims == null ? 0 : start.width(), result);
            } catch (Context.WidthFound e) {
                if (attempt > 0 || e.width < 1) {
                    throw new Malformed("does not state how many features its input has");
                }
                dims = new int[] {e.width};
            }
        }
    }

    private static Input input(GraphReader graph, String output) throws Malformed {
        Set<String> used = new HashSet<>(List.of(output));
        graph.leadingTo(output).forEach(node -> used.addAll(node.inputs()));
        List<ValueInfoProto> found = graph.inputs().values().stream().filter(value -> used.contains(value.getName())).toList();
        if (found.isEmpty()) {
            throw new Malformed("has an output '" + Text.brief(output) + "' that does not depend on any input");
        }
        if (found.size() > 1) {
            String names = found.stream().map(v -> "'" + Text.brief(v.getName()) + "'").limit(20).collect(Collectors.joining(", "));
            throw new Malformed("takes " + found.size() + " inputs, " + names + ", but a network takes one; weights must be "
                    + "initializers, with their values in the file" + withoutCounterpart(graph.leadingTo(output)));
        }
        ValueInfoProto info = found.get(0);
        TypeProto.Tensor type = info.getType().getTensorType();
        DataType element = DataType.forNumber(type.getElemType());
        boolean number = element == DataType.FLOAT || element == DataType.DOUBLE || element == DataType.INT64 || element == DataType.INT32;
        boolean stated = info.hasType() && type.getElemType() != 0;
        if (stated && !number || info.hasType() && !info.getType().hasTensorType()) {
            throw new Malformed("takes '" + Text.brief(info.getName()) + "' of the type " + (element == null ? "?" : element)
                    + ", but networks take FLOAT or DOUBLE; convert the model to single precision");
        }
        return input(info.getName(), element, type);
    }

    private static String withoutCounterpart(List<Node> nodes) {
        List<String> labels = nodes.stream().filter(node -> !Operators.isKnown(node)).map(Node::label).toList();
        return labels.isEmpty()
                ? ""
                : "; and no counterpart in Neurapt have the nodes " + labels.stream().limit(MOST_PROBLEMS).collect(Collectors.joining(", "));
    }

    private static Input input(String name, DataType element, TypeProto.Tensor type) throws Malformed {
        if (!type.hasShape()) {
            return new Input(name, element, Layout.ROWS, null, -1, -1);
        }
        List<Dimension> shape = type.getShape().getDimList();
        if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS) {
            throw new Malformed("takes '" + Text.brief(name) + "' with " + shape.size() + " dimensions, but samples have features: "
                    + "batch × features");
        }
        Layout layout = shape.size() == 1 ? Layout.SINGLE : Layout.ROWS;
        List<Dimension> features = layout == Layout.SINGLE ? shape : shape.subList(1, shape.size());
        long batch = layout == Layout.SINGLE || shape.get(0).getDimValue() < 1 ? -1 : shape.get(0).getDimValue();
        return new Input(name, element, layout, dims(name, features), batch, shape.size());
    }

    /** Null where one of them is not stated. */
    private static int[] dims(String name, List<Dimension> features) throws Malformed {
        int[] dims = new int[features.size()];
        long width = 1;
        for (int i = 0; i < dims.length; i++) {
            long dim = features.get(i).getDimValue();
            if (!features.get(i).hasDimValue() || dim < 0) {
                return null;
            }
            width = dim > Integer.MAX_VALUE ? Long.MAX_VALUE : width * dim;
            if (width < 1 || width > Integer.MAX_VALUE) {
                throw new Malformed("takes '" + Text.brief(name) + "' with a dimension of " + dim + ", which is no number of features");
            }
            dims[i] = (int) dim;
        }
        return dims;
    }

    private static int[] first(GraphReader graph, Input input) throws Malformed {
        TypeProto.Tensor type = graph.inputs().get(input.name()).getType().getTensorType();
        return dims(input.name(), type.getShape().getDimList().subList(0, 1));
    }

    private static Precision precision(ModelProto model, GraphReader graph, String output) throws Malformed {
        boolean twofold = input(graph, output).type() == DataType.DOUBLE
                || model.getGraph().getOutputList().stream()
                        .filter(value -> value.getName().equals(output))
                        .anyMatch(value -> value.getType().getTensorType().getElemType() == DataType.DOUBLE.getNumber());
        return twofold ? Precision.DOUBLE : Precision.FLOAT;
    }

    private static List<String> names(String json) {
        try {
            String[] names = json == null ? new String[0] : new Gson().fromJson(json, String[].class);
            return names == null || Arrays.asList(names).contains(null) ? List.of() : List.of(names);
        } catch (RuntimeException e) { // what is no list of names tells none
            return List.of();
        }
    }

    /** Names as far as there is one for each. */
    private static List<String> fitting(List<String> names, int count) {
        return names.size() == count ? names : List.of();
    }
}
