package io.neurapt.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a net as an ONNX model with random weights: the few messages of the format that this takes. */
final class OnnxModel {
    private static final int FLOAT = 1; // TensorProto.DataType

    private final Message graph = new Message();
    private final RandomData data = new RandomData();

    private OnnxModel() {}

    /** The model's bytes; input x and output y are samples × values, samples free. */
    static byte[] of(Net net) {
        OnnxModel model = new OnnxModel();
        String value = "x";
        for (int l = 0; l < net.layers(); l++) {
            int inputs = net.inputs(l);
            int units = net.units(l);
            model.tensor("w" + l, model.data.uniform(inputs * units, 1 / Math.sqrt(inputs)), inputs, units);
            model.tensor("b" + l, new float[units], units);
            boolean last = l == net.layers() - 1;
            String hidden = net.tanh() ? "Tanh" : "Relu";
            String output = net.softmax() ? "Softmax" : "Sigmoid";
            model.node("Gemm", "z" + l, value, "w" + l, "b" + l);
            model.node(last ? output : hidden, last ? "y" : "a" + l, "z" + l);
            value = "a" + l;
        }
        model.graph.string(2, "net"); // name
        model.graph.message(11, value("x", net.inputs())); // input
        model.graph.message(12, value("y", net.outputs())); // output
        Message file = new Message();
        file.number(1, 8); // ir_version
        file.message(7, model.graph);
        Message operators = new Message();
        operators.number(2, 13); // version; Softmax then is along the last axis
        file.message(8, operators); // opset_import
        return file.bytes.toByteArray();
    }

    private void node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.string(1, input);
        }
        node.string(2, output);
        node.string(4, operator);
        graph.message(1, node);
    }

    private void tensor(String name, float[] values, int... dimensions) {
        Message tensor = new Message();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, FLOAT);
        tensor.string(8, name);
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        tensor.bytes(9, raw.array());
        graph.message(5, tensor); // initializer
    }

    private static Message value(String name, int size) {
        Message samples = new Message();
        samples.string(2, "samples");
        Message values = new Message();
        values.number(1, size);
        Message shape = new Message();
        shape.message(1, samples);
        shape.message(1, values);
        Message tensor = new Message();
        tensor.number(1, FLOAT);
        tensor.message(2, shape);
        Message type = new Message();
        type.message(1, tensor);
        Message value = new Message();
        value.string(1, name);
        value.message(2, type);
        return value;
    }

    /** A message of Protocol Buffers as it grows. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void number(int field, long value) {
            varint(field << 3);
            varint(value);
        }

        void bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
        }

        void string(int field, String value) {
            bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        void message(int field, Message value) {
            bytes(field, value.bytes.toByteArray());
        }

        private void varint(long value) {
            long rest = value;
            for (; rest > 127; rest >>>= 7) {
                bytes.write((int) (rest & 127 | 128));
            }
            bytes.write((int) rest);
        }
    }
}
