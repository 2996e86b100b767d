package io.neurapt.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.neurapt.Precision;
import io.neurapt.network.NetworkInfo;
import io.neurapt.network.Snapshot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A graph that grows node by node, each after those whose values it takes. Names begin with the layer being written:
 * {@code hidden.weight}, {@code hidden.gemm}.
 *
 * <p>It states the oldest operator set that has all of its operators, 18 at least, and the version of the format (IR)
 * that came with it. Source: the table of versions in ONNX' document "ONNX Versioning".
 */
public final class Graph {
    private static final int OLDEST_OPSET = 18;
    /** Set 18 came with version 8 of the format, 19 and 20 with version 9. */
    private static final int OPSET_OF_IR_9 = 19;

    private final Snapshot network;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private String prefix = "";
    private int opset = OLDEST_OPSET;

    /** A graph without nodes. */
    Graph(Snapshot network) {
        this.network = network;
        names.addAll(network.info().names()); // these stay as they are, others give way
    }

    /** What the names that follow begin with. */
    void enter(String layer) {
        prefix = layer + ".";
    }

    /** Whether numbers are in double precision. */
    public boolean isDouble() {
        return network.precision() == Precision.DOUBLE;
    }

    /** The type of all numbers, as ONNX counts types. */
    TensorProto.DataType type() {
        return isDouble() ? TensorProto.DataType.DOUBLE : TensorProto.DataType.FLOAT;
    }

    /** The values of a parameter, row by row. */
    public double[] values(NetworkInfo.Tensor parameter) {
        return network.values(parameter);
    }

    /** Adds a parameter of the network. A matrix of one column is a vector, except for weights; returns its name. */
    public String parameter(NetworkInfo.Tensor parameter) {
        return parameter(parameter, values(parameter));
    }

    /** As {@link #parameter(NetworkInfo.Tensor)}, with values that the model needs in place of the network's. */
    public String parameter(NetworkInfo.Tensor parameter, double[] values) {
        boolean matrix = parameter.columns() > 1 || parameter.isWeight();
        long rows = parameter.rows();
        long columns = parameter.columns();
        return tensor(parameter.name(), matrix ? List.of(rows, columns) : List.of(rows), values);
    }

    /** Adds a vector and returns its name, which begins with that of the layer. */
    public String vector(String name, double... values) {
        return tensor(unused(name), List.of((long) values.length), values);
    }

    /** Adds a number, a tensor without dimensions, and returns its name, which begins with that of the layer. */
    public String constant(String name, double value) {
        return tensor(unused(name), List.of(), value);
    }

    private String tensor(String name, List<Long> shape, double... values) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type().getNumber())
                .addAllDims(shape)
                .setRawData(bytes(values)));
        return name;
    }

    private ByteString bytes(double[] values) {
        int width = isDouble() ? Double.BYTES : Float.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (isDouble()) {
                buffer.putDouble(value);
            } else {
                buffer.putFloat((float) value);
            }
        }
        return UnsafeByteOperations.unsafeWrap(buffer.flip());
    }

    /**
     * Adds a node with one output and returns the name of that.
     *
     * @param operator one that operator set 18 has
     * @param inputs names of values and tensors that are there already
     * @param attributes see {@link #attribute(String, float)}
     */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = unused(operator.toLowerCase(Locale.ROOT));
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    /**
     * As {@link #node(String, List, AttributeProto...)}, for younger operators.
     *
     * @param since the first operator set that has it
     */
    public String node(String operator, int since, List<String> inputs, AttributeProto... attributes) {
        opset = Math.max(opset, since);
        return node(operator, inputs, attributes);
    }

    /** An attribute that is a number in single precision, as ONNX has them all. */
    public static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** An attribute that is a whole number. */
    public static AttributeProto attribute(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** An attribute that is a word. */
    public static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** The name if nothing has it, else with a number behind it. */
    private String unused(String name) {
        String free = prefix + name;
        for (int i = 2; !names.add(free); i++) {
            free = prefix + name + i;
        }
        return free;
    }

    /** The operator set that the nodes need. */
    int opset() {
        return opset;
    }

    /** The version of the format that came with it. */
    int irVersion() {
        return opset < OPSET_OF_IR_9 ? 8 : 9;
    }

    /**
     * The graph so far.
     *
     * @param result the value that is to be called {@code output}
     */
    GraphProto.Builder end(String result, String output) {
        int last = graph.getNodeCount() - 1;
        if (last < 0 || !graph.getNode(last).getOutput(0).equals(result)) {
            node("Identity", List.of(result));
            last++;
        }
        graph.getNodeBuilder(last).setOutput(0, output);
        return graph;
    }
}
