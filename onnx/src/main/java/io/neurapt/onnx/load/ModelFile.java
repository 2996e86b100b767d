package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a model, and what they say about the standard that they follow. */
final class ModelFile {
    /** 16 million weights of single precision; the processor holds several copies while it works. */
    static final int MOST_BYTES = 64 << 20;
    /** The newest set of operators that the operators here were compared with. */
    static final long NEWEST_OPSET = 28;

    private static final long NEWEST_IR = 14;

    private ModelFile() {}

    /** Reads a model whose version is known here. */
    static ModelProto read(InputStream in) throws Malformed, IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Malformed("has more than " + MOST_BYTES + " bytes, too many to go into a program");
        }
        try {
            WireBudget.check(bytes);
            CodedInputStream coded = CodedInputStream.newInstance(bytes);
            ModelProto model = ModelProto.parseFrom(coded);
            requireVersions(model);
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new Malformed("is no ONNX model, or is damaged or cut off (" + e.getMessage() + "); export it again");
        }
    }

    private static void requireVersions(ModelProto model) throws Malformed {
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0 && model.getGraph().getOutputCount() == 0) {
            throw new Malformed("is no ONNX model, as it has no graph; export it again");
        }
        if (model.getIrVersion() < 1) {
            throw new Malformed("does not state its IR version; export it again");
        }
        if (model.getIrVersion() > NEWEST_IR) {
            throw new Malformed("has IR version " + model.getIrVersion() + ", but versions up to " + NEWEST_IR
                    + " are known here; export it with an older one");
        }
        if (opset(model) < 1) {
            throw new Malformed("does not state its operator set; export it again");
        }
        if (opset(model) > NEWEST_OPSET) {
            throw new Malformed("is written for operator set " + opset(model) + ", but sets up to " + NEWEST_OPSET
                    + " are known here; export it for an older one, such as 20");
        }
    }

    /** The version of ONNX' own operators that a model uses; 0 if it does not say. */
    static long opset(ModelProto model) {
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (isStandard(set.getDomain())) {
                return set.getVersion();
            }
        }
        return model.getIrVersion() < 3 && model.getIrVersion() > 0 ? 1 : 0; // it came with version 3
    }

    /** Whether a domain is that of ONNX' own operators. */
    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }
}
