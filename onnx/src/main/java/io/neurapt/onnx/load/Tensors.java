package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads tensors. Sizes are compared with the data that is there before anything is allocated. */
final class Tensors {
    private static final int MOST_DIMENSIONS = 8;

    private Tensors() {}

    /** Refuses a tensor that says something about itself that cannot be. */
    static void check(TensorProto tensor) throws Malformed {
        String name = "tensor '" + Text.brief(tensor.getName()) + "'";
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw new Malformed("keeps " + name + " in another file (external data); save it as one file");
        }
        if (tensor.hasSegment()) {
            throw new Malformed("has " + name + " in segments, which nothing writes; export it again");
        }
        long elements = elements(name, tensor);
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null || type == DataType.UNDEFINED) {
            throw new Malformed("has " + name + " of the type " + tensor.getDataType() + ", which does not exist");
        }
        long there = stored(tensor, type);
        if (there >= 0 && there != elements) {
            throw new Malformed("says that " + name + " is " + tensor.getDimsList() + " of " + type + ", but there are data for " + there
                    + " elements; it is damaged: export it again");
        }
    }

    private static long elements(String name, TensorProto tensor) throws Malformed {
        if (tensor.getDimsCount() > MOST_DIMENSIONS) {
            throw new Malformed("has " + name + " with " + tensor.getDimsCount() + " dimensions");
        }
        long elements = 1;
        for (long dim : tensor.getDimsList()) {
            if (dim < 0 || dim > Integer.MAX_VALUE) {
                throw new Malformed("has " + name + " with the dimension " + dim);
            }
            try {
                elements = Math.multiplyExact(elements, dim);
            } catch (ArithmeticException e) {
                throw new Malformed("has " + name + " of " + tensor.getDimsList() + ", more than there can be");
            }
        }
        return elements;
    }

    /** How many elements there are data for; −1 if it is of a type that no layer takes. */
    private static long stored(TensorProto tensor, DataType type) {
        int width = switch (type) {
            case FLOAT, INT32 -> Float.BYTES;
            case DOUBLE, INT64 -> Double.BYTES;
            case BOOL -> 1;
            default -> 0;
        };
        if (width == 0) {
            return -1;
        }
        if (tensor.hasRawData()) {
            int bytes = tensor.getRawData().size();
            return bytes % width == 0 ? bytes / width : Long.MAX_VALUE;
        }
        return switch (type) {
            case FLOAT -> tensor.getFloatDataCount();
            case DOUBLE -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    /** The values of a checked tensor. */
    static Constant read(TensorProto tensor) throws Unsupported {
        DataType type = DataType.forNumber(tensor.getDataType());
        int[] dims = tensor.getDimsList().stream().mapToInt(Long::intValue).toArray();
        return new Constant(type, dims, tensor.hasRawData() ? raw(tensor, type) : typed(tensor, type));
    }

    private static double[] raw(TensorProto tensor, DataType type) throws Unsupported {
        ByteString data = tensor.getRawData();
        ByteBuffer buffer = data.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int count = (int) stored(tensor, requireKnown(tensor, type));
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case FLOAT -> buffer.getFloat();
                case DOUBLE -> buffer.getDouble();
                case INT32 -> buffer.getInt();
                case INT64 -> buffer.getLong();
                default -> buffer.get();
            };
        }
        return values;
    }

    private static double[] typed(TensorProto tensor, DataType type) throws Unsupported {
        int count = (int) stored(tensor, requireKnown(tensor, type));
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case FLOAT -> tensor.getFloatData(i);
                case DOUBLE -> tensor.getDoubleData(i);
                case INT64 -> tensor.getInt64Data(i);
                default -> tensor.getInt32Data(i);
            };
        }
        return values;
    }

    private static DataType requireKnown(TensorProto tensor, DataType type) throws Unsupported {
        if (stored(tensor, type) < 0) {
            throw new Unsupported("takes '" + Text.brief(tensor.getName()) + "' of the type " + type
                    + ", but networks are of FLOAT or DOUBLE; convert the model to single precision");
        }
        return type;
    }
}
