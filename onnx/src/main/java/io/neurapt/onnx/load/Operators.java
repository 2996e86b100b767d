package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operators that can be imported: with their attributes, those of old sets included, and what each does. */
final class Operators {
    private static final Map<String, Set<String>> ATTRIBUTES = new HashMap<>();

    static {
        for (String plain : List.of("Identity", "MatMul", "Erf", "Mish", "Pow", "Softplus")) {
            ATTRIBUTES.put(plain, Set.of());
        }
        for (String old : List.of("Relu", "Sigmoid", "Tanh", "Exp", "Log", "Abs", "Neg", "Reciprocal", "PRelu", "Min", "Max")) {
            ATTRIBUTES.put(old, Set.of("consumed_inputs"));
        }
        for (String arithmetic : List.of("Add", "Sub", "Mul", "Div")) {
            ATTRIBUTES.put(arithmetic, Set.of("axis", "broadcast", "consumed_inputs"));
        }
        ATTRIBUTES.put("Pow", Set.of("axis", "broadcast"));
        ATTRIBUTES.put("LeakyRelu", Set.of("alpha", "consumed_inputs"));
        ATTRIBUTES.put("Elu", Set.of("alpha", "consumed_inputs"));
        ATTRIBUTES.put("Selu", Set.of("alpha", "gamma", "consumed_inputs"));
        ATTRIBUTES.put("Celu", Set.of("alpha"));
        ATTRIBUTES.put("Swish", Set.of("alpha"));
        ATTRIBUTES.put("Greater", Set.of("axis", "broadcast"));
        ATTRIBUTES.put("Where", Set.of());
        ATTRIBUTES.put("Shape", Set.of("start", "end"));
        ATTRIBUTES.put("Gather", Set.of("axis"));
        ATTRIBUTES.put("Gelu", Set.of("approximate"));
        ATTRIBUTES.put("HardSigmoid", Set.of("alpha", "beta", "consumed_inputs"));
        ATTRIBUTES.put("Clip", Set.of("min", "max", "consumed_inputs"));
        ATTRIBUTES.put("Softmax", Set.of("axis"));
        ATTRIBUTES.put("LogSoftmax", Set.of("axis"));
        ATTRIBUTES.put("Gemm", Set.of("alpha", "beta", "transA", "transB", "broadcast"));
        ATTRIBUTES.put("Transpose", Set.of("perm"));
        ATTRIBUTES.put("Flatten", Set.of("axis"));
        ATTRIBUTES.put("Reshape", Set.of("shape", "allowzero", "consumed_inputs"));
        ATTRIBUTES.put("Squeeze", Set.of("axes"));
        ATTRIBUTES.put("Unsqueeze", Set.of("axes"));
        ATTRIBUTES.put("Cast", Set.of("to", "saturate", "round_mode"));
        ATTRIBUTES.put("Concat", Set.of("axis"));
        ATTRIBUTES.put("Dropout", Set.of("ratio", "is_test", "seed", "consumed_inputs"));
        ATTRIBUTES.put(
                "BatchNormalization", Set.of("epsilon", "momentum", "is_test", "spatial", "training_mode", "consumed_inputs"));
        ATTRIBUTES.put(
                "Constant",
                Set.of("value", "value_float", "value_floats", "value_int", "value_ints", "value_string", "value_strings", "sparse_value"));
        ATTRIBUTES.put("ai.onnx.ml.Scaler", Set.of("offset", "scale"));
        ATTRIBUTES.put("ai.onnx.ml.ZipMap", Set.of("classlabels_strings", "classlabels_int64s"));
    }

    private Operators() {}

    /** Those that there are, without what only carries values. */
    static String known() {
        Set<String> names = new TreeSet<>(ATTRIBUTES.keySet());
        names.removeAll(Set.of("Erf", "Exp", "Log", "Abs", "Reciprocal", "Pow", "Min", "Max", "Greater", "Where", "Shape", "Gather", "Concat",
                "ai.onnx.ml.ZipMap"));
        return String.join(", ", names);
    }

    /** Refuses a node whose operator, or one of whose attributes, is not known. */
    static void require(Node node) throws Unsupported {
        if (!isKnown(node)) {
            throw new Unsupported("has no counterpart in Neurapt");
        }
        node.requireOnly(ATTRIBUTES.get(node.qualified()));
    }

    static boolean isKnown(Node node) {
        return ATTRIBUTES.containsKey(node.qualified());
    }

    /**
     * What a node gives.
     *
     * @param inputs none of them unknown; a signal is a plain one unless the operator is element by element
     */
    static Value apply(Node node, List<Value> inputs, Context context) throws Unsupported {
        Value first = inputs.isEmpty() ? new Value.Absent() : inputs.get(0);
        Value second = inputs.size() < 2 ? new Value.Absent() : inputs.get(1);
        if (node.operator().equals("Constant")) {
            return constant(node);
        }
        if (first instanceof Value.Absent) {
            throw new Unsupported("lacks its first input");
        }
        return switch (node.operator()) {
            case "Identity", "ZipMap" -> first;
            case "Cast" -> cast(node, first);
            case "Transpose" -> Products.transpose(node, first, context);
            case "Flatten" -> Shapes.flatten(node, first);
            case "Reshape" -> Shapes.reshape(node, first, second, context);
            case "Squeeze", "Unsqueeze" -> Shapes.axes(node, first, second);
            case "Add", "Sub", "Mul", "Div", "Pow" -> Arithmetic.apply(node, first, required(second), context);
            case "Min", "Max" -> extreme(node, inputs, context);
            case "MatMul" -> Products.matMul(first, required(second), context);
            case "Gemm" -> Products.gemm(
                    node, first, required(second), inputs.size() < 3 ? new Value.Absent() : inputs.get(2), context);
            case "BatchNormalization" -> Layers.batchNormalization(node, signal(first), inputs, context);
            case "Dropout" -> Layers.dropout(node, signal(first), inputs);
            case "Softmax", "LogSoftmax" -> Layers.softmax(node, signal(first));
            case "Greater" -> Arithmetic.greater(first, required(second));
            case "Where" -> Arithmetic.where(first, required(second), inputs.size() < 3 ? new Value.Absent() : inputs.get(2));
            case "Shape" -> Shapes.shape(node, signal(first));
            case "Gather" -> Shapes.gather(node, first, required(second));
            case "Concat" -> first instanceof Constant ? Shapes.concat(node, inputs) : Layers.concat(node, inputs);
            case "Scaler" -> scaler(node, signal(first));
            default -> elementwise(node, first, inputs);
        };
    }

    private static Value required(Value value) throws Unsupported {
        if (value instanceof Value.Absent) {
            throw new Unsupported("lacks its second input");
        }
        return value;
    }

    private static Signal signal(Value value) throws Unsupported {
        if (value instanceof Signal signal) {
            return signal;
        }
        throw new Unsupported("works on a constant");
    }

    private static Value extreme(Node node, List<Value> inputs, Context context) throws Unsupported {
        if (inputs.size() != 2) {
            throw new Unsupported("is of " + inputs.size() + " values instead of two");
        }
        return Arithmetic.apply(node, inputs.get(0), required(inputs.get(1)), context);
    }

    private static Value scaler(Node node, Signal x) throws Unsupported {
        Poly scaled = Layers.scaler(node, x.formula());
        for (Coefficient coefficient : scaled.terms().values()) {
            int length = coefficient.values().length;
            if (length > 1 && x.flow().dims() == null) {
                throw new Context.WidthFound(length);
            }
            if (length > 1 && (x.flow().dims().length != 1 || x.flow().width() != length)) {
                throw new Unsupported("scales " + x.shape() + " by " + length + " numbers, which does not fit");
            }
        }
        return x.with(scaled, node);
    }

    private static Value elementwise(Node node, Value first, List<Value> inputs) throws Unsupported {
        if (first instanceof Signal x) {
            Value[] others = inputs.subList(1, inputs.size()).toArray(Value[]::new);
            return x.with(Elementwise.apply(node, x.formula(), others), node);
        }
        Constant c = (Constant) first;
        var function = Elementwise.onNumbers(node.operator());
        if (function == null || !c.isReal()) {
            throw new Unsupported("works on a constant");
        }
        return new Constant(c.type(), c.dims(), Arrays.stream(c.values()).map(function).toArray());
    }

    private static Value cast(Node node, Value value) throws Unsupported {
        DataType to = node.opset() < 6
                ? Arrays.stream(DataType.values())
                        .filter(type -> type.name().equals(nameOf(node)))
                        .findFirst()
                        .orElse(DataType.UNDEFINED)
                : DataType.forNumber((int) node.integer("to", 0));
        boolean real = to == DataType.FLOAT || to == DataType.DOUBLE;
        if (value instanceof Constant c && to != null && (real || to == DataType.INT64 || to == DataType.INT32)) {
            return new Constant(to, c.dims(), real || !c.isReal() ? c.values() : Arrays.stream(c.values()).map(v -> (long) v).toArray());
        }
        if (value instanceof Signal && real) {
            return value;
        }
        throw new Unsupported("casts to " + to + "; networks are of FLOAT or DOUBLE");
    }

    private static String nameOf(Node node) {
        try {
            return node.word("to", "");
        } catch (Unsupported e) {
            return "";
        }
    }

    private static Value constant(Node node) throws Unsupported {
        var tensor = node.find("value", AttributeType.TENSOR);
        if (tensor.isPresent()) {
            try {
                Tensors.check(tensor.get().getT());
            } catch (Malformed e) {
                throw new Unsupported("holds what it should not: the file " + e.getMessage());
            }
            return Tensors.read(tensor.get().getT());
        }
        var one = node.find("value_float", AttributeType.FLOAT);
        var many = node.numbers("value_floats");
        var whole = node.find("value_int", AttributeType.INT);
        var wholes = node.integers("value_ints");
        if (one.isPresent() || many.isPresent()) {
            return new Constant(
                    DataType.FLOAT,
                    many.map(v -> new int[] {v.length}).orElse(new int[0]),
                    many.orElseGet(() -> new double[] {one.orElseThrow().getF()}));
        }
        if (whole.isPresent() || wholes.isPresent()) {
            return new Constant(
                    DataType.INT64,
                    wholes.map(v -> new int[] {v.length}).orElse(new int[0]),
                    wholes.map(v -> Arrays.stream(v).asDoubleStream().toArray())
                            .orElseGet(() -> new double[] {whole.orElseThrow().getI()}));
        }
        throw new Unsupported("holds no tensor of numbers");
    }
}
