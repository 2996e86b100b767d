package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node, with its attributes by name. */
record Node(NodeProto proto, long opset) {
    String operator() {
        return proto.getOpType();
    }

    /** With its domain where that is not ONNX' own. */
    String qualified() {
        return ModelFile.isStandard(proto.getDomain()) ? operator() : proto.getDomain() + "." + operator();
    }

    /** As messages call it. */
    String label() {
        String output = proto.getOutputList().stream().filter(o -> !o.isEmpty()).findFirst().orElse("");
        String name = proto.getName().isEmpty() ? output : proto.getName();
        return "'" + Text.brief(name) + "' (" + Text.brief(qualified()) + ")";
    }

    List<String> inputs() {
        return proto.getInputList();
    }

    /** Refuses attributes that its operator is not known to have. */
    void requireOnly(Set<String> known) throws Unsupported {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (!known.contains(attribute.getName())) {
                throw new Unsupported("has the attribute '" + Text.brief(attribute.getName()) + "', which is not known here");
            }
            if (!attribute.getRefAttrName().isEmpty()) {
                throw new Unsupported("has the attribute '" + Text.brief(attribute.getName()) + "' of a function");
            }
        }
    }

    double number(String name, double otherwise) throws Unsupported {
        return find(name, AttributeType.FLOAT).map(a -> (double) a.getF()).orElse(otherwise);
    }

    long integer(String name, long otherwise) throws Unsupported {
        return find(name, AttributeType.INT).map(AttributeProto::getI).orElse(otherwise);
    }

    String word(String name, String otherwise) throws Unsupported {
        return find(name, AttributeType.STRING).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    Optional<long[]> integers(String name) throws Unsupported {
        return find(name, AttributeType.INTS)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<double[]> numbers(String name) throws Unsupported {
        return find(name, AttributeType.FLOATS)
                .map(a -> a.getFloatsList().stream().mapToDouble(Float::doubleValue).toArray());
    }

    List<String> words(String name) throws Unsupported {
        return find(name, AttributeType.STRINGS)
                .map(a -> a.getStringsList().stream().map(s -> s.toStringUtf8()).toList())
                .orElse(List.of());
    }

    /** Files of IR version 1 need not state the types of attributes. */
    Optional<AttributeProto> find(String name, AttributeType type) throws Unsupported {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                if (attribute.getType() != type && attribute.getType() != AttributeType.UNDEFINED) {
                    throw new Unsupported("has the attribute " + name + " of the type " + attribute.getType() + " instead of " + type);
                }
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
