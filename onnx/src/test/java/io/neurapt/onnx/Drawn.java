package io.neurapt.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A graph of random weights in single precision, drawn node by node as exporters write theirs. */
final class Drawn {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
    private final Random random = new Random(1);
    private final long opset;

    Drawn(long opset) {
        this.opset = opset;
    }

    /** Below 0 for a batch of any size. */
    Drawn input(String name, long... dims) {
        graph.addInput(info(name, DataType.FLOAT, dims));
        return this;
    }

    Drawn output(String name, long... dims) {
        graph.addOutput(info(name, DataType.FLOAT, dims));
        return this;
    }

    /** Of any type, which runtimes find out themselves. */
    Drawn output(String name, DataType type) {
        graph.addOutput(info(name, type, -1));
        return this;
    }

    private static ValueInfoProto info(String name, DataType type, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long dim : dims) {
            shape.addDim(dim < 0
                    ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                    : TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
                .build();
    }

    /** A tensor of random numbers. */
    Drawn weights(String name, long... dims) {
        double[] values = new double[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(values, i -> random.nextGaussian());
        return tensor(name, dims, values);
    }

    Drawn tensor(String name, long[] dims, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(value -> buffer.putFloat((float) value));
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(Arrays.stream(dims).boxed().toList())
                .setRawData(ByteString.copyFrom(buffer.array())));
        return this;
    }

    Drawn whole(String name, DataType type, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).addDims(values.length);
        for (long value : values) {
            if (type == DataType.INT64) {
                tensor.addInt64Data(value);
            } else {
                tensor.addInt32Data((int) value);
            }
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** A node called as its output. */
    Drawn node(String operator, String inputs, String output, AttributeProto... attributes) {
        return node("", operator, inputs, output, attributes);
    }

    Drawn node(String domain, String operator, String inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output + "_node")
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs.isEmpty() ? List.of() : List.of(inputs.split(" ")))
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    static AttributeProto floats(String name, double... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
        Arrays.stream(values).forEach(value -> attribute.addFloats((float) value));
        return attribute.build();
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto words(String name, String... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        Arrays.stream(values).forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return attribute.build();
    }

    GraphProto.Builder graph() {
        return graph;
    }

    ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(1))
                .setGraph(graph)
                .build();
    }
}
