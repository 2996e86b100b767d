package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A tensor whose values are known.
 *
 * @param type of its elements in the file
 * @param dims its shape; none for a number
 * @param values row by row; not to be changed
 */
record Constant(DataType type, int[] dims, double[] values) implements Value {
    /** Whether its elements are floating-point numbers. */
    boolean isReal() {
        return type == DataType.FLOAT || type == DataType.DOUBLE;
    }

    int rank() {
        return dims.length;
    }

    /** Whether it is one number, whatever its shape. */
    boolean isNumber() {
        return values.length == 1;
    }

    /** As whole numbers: a shape, or axes. */
    long[] whole() throws Unsupported {
        if (isReal()) {
            throw new Unsupported("takes whole numbers as a shape or axis, but finds " + type);
        }
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
    }

    /** With the same values in another shape. */
    Constant reshaped(int... shape) {
        return new Constant(type, shape, values);
    }

    @Override
    public String shape() {
        return text(dims);
    }

    static String text(int[] dims) {
        return Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining("×", "[", "]"));
    }
}
