package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Walks through the bytes of a model before objects are made of them. Two bytes can be a message, which as an object has a hundred: the
 * walk counts messages, fields and packed whole numbers, and refuses files with more of them than networks have.
 */
final class WireBudget {
    /** A model of a thousand layers has some ten thousand fields. */
    private static final int MOST_FIELDS = 1 << 18;

    private static final int DEEPEST = 30;

    private final CodedInputStream in;
    private int fields;

    private WireBudget(CodedInputStream in) {
        this.in = in;
    }

    /** Refuses what is too much; what is no protocol buffer at all, the parser tells better. */
    static void check(byte[] file) throws Malformed, IOException {
        new WireBudget(CodedInputStream.newInstance(file)).message(ModelProto.getDescriptor(), 0);
    }

    private void message(Descriptor type, int depth) throws Malformed, IOException {
        if (depth > DEEPEST) {
            throw new Malformed("has messages nested deeper than " + DEEPEST + ", as no network needs them");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            count(1);
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED || field == null) {
                in.skipField(tag);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                int end = in.pushLimit(in.readRawVarint32());
                message(field.getMessageType(), depth + 1);
                in.popLimit(end);
            } else {
                int length = in.readRawVarint32();
                boolean whole = field.getJavaType() == FieldDescriptor.JavaType.INT
                        || field.getJavaType() == FieldDescriptor.JavaType.LONG
                        || field.getJavaType() == FieldDescriptor.JavaType.ENUM;
                count(whole ? length : 0);
                in.skipRawBytes(length);
            }
        }
    }

    private void count(int more) throws Malformed {
        fields += more;
        if (fields > MOST_FIELDS || fields < 0) {
            throw new Malformed("has more than " + MOST_FIELDS + " fields, which no network of dense layers needs");
        }
    }
}
