package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that ONNX' checker holds models to, as far as they concern what is written here, and some that it leaves to
 * others: no tensor without use, no node whose value nobody takes.
 *
 * <p>Source: checker.cc and the operators' schemas of ONNX 1.17.
 */
final class ModelRules {
    /**
     * An operator: the set that its present form came with, and how many inputs it takes, with its attributes' types.
     */
    private record Operator(int since, int least, int most, Map<String, AttributeType> attributes) {}

    private static final Map<String, Operator> OPERATORS = new HashMap<>();

    static {
        Map<String, AttributeType> none = Map.of();
        for (String unary : List.of("Relu", "Sigmoid", "Tanh", "Exp", "Neg", "Selu", "Softplus", "Mish", "Identity")) {
            OPERATORS.put(unary, new Operator(unary.equals("Mish") ? 18 : 1, 1, 1, none));
        }
        for (String binary : List.of("Add", "Sub", "Mul", "Div", "PRelu")) {
            OPERATORS.put(binary, new Operator(7, 2, 2, none));
        }
        OPERATORS.put("Min", new Operator(8, 1, Integer.MAX_VALUE, none));
        OPERATORS.put("Clip", new Operator(11, 1, 3, none));
        OPERATORS.put("Dropout", new Operator(12, 1, 3, Map.of("seed", AttributeType.INT)));
        OPERATORS.put("LeakyRelu", new Operator(6, 1, 1, Map.of("alpha", AttributeType.FLOAT)));
        OPERATORS.put("Elu", new Operator(6, 1, 1, Map.of("alpha", AttributeType.FLOAT)));
        OPERATORS.put(
                "HardSigmoid",
                new Operator(6, 1, 1, Map.of("alpha", AttributeType.FLOAT, "beta", AttributeType.FLOAT)));
        OPERATORS.put("Gelu", new Operator(20, 1, 1, Map.of("approximate", AttributeType.STRING)));
        OPERATORS.put("Softmax", new Operator(13, 1, 1, Map.of("axis", AttributeType.INT)));
        OPERATORS.put("LogSoftmax", new Operator(13, 1, 1, Map.of("axis", AttributeType.INT)));
        OPERATORS.put(
                "BatchNormalization",
                new Operator(15, 5, 5, Map.of(
                        "epsilon", AttributeType.FLOAT, "momentum", AttributeType.FLOAT, "training_mode", AttributeType.INT)));
        OPERATORS.put(
                "Gemm",
                new Operator(11, 2, 3, Map.of(
                        "alpha", AttributeType.FLOAT,
                        "beta", AttributeType.FLOAT,
                        "transA", AttributeType.INT,
                        "transB", AttributeType.INT)));
    }

    private final ModelProto model;
    private final int opset;
    private final int type;
    private final Set<String> known = new HashSet<>();
    private final Set<String> unused = new HashSet<>();

    private ModelRules(ModelProto model) {
        this.model = model;
        opset = (int) model.getOpsetImport(0).getVersion();
        type = model.getGraph().getInput(0).getType().getTensorType().getElemType();
    }

    /** Fails if the model breaks a rule. */
    static void check(ModelProto model) {
        ModelRules rules = new ModelRules(model);
        rules.checkHead();
        rules.checkTensors();
        rules.checkNodes();
        rules.checkEnds();
    }

    private void checkHead() {
        assertThat(model.getOpsetImportList()).hasSize(1);
        assertThat(model.getOpsetImport(0).getDomain()).isEmpty();
        assertThat(opset).isIn(18, 20);
        assertThat(model.getIrVersion()).isEqualTo(opset < 19 ? 8 : 9);
        assertThat(model.getProducerName()).isEqualTo("Neurapt");
        assertThat(model.getProducerVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(model.getMetadataPropsList()).extracting(StringStringEntryProto::getKey).doesNotHaveDuplicates();
        assertThat(model.getFunctionsList()).isEmpty();
        assertThat(model.isInitialized()).isTrue();
        assertThat(type).isIn(TensorProto.DataType.FLOAT_VALUE, TensorProto.DataType.DOUBLE_VALUE);
    }

    private void checkTensors() {
        GraphProto graph = model.getGraph();
        assertThat(graph.getName()).isNotEmpty();
        for (ValueInfoProto input : graph.getInputList()) {
            define(input.getName());
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            define(tensor.getName());
            int width = type == TensorProto.DataType.DOUBLE_VALUE ? Double.BYTES : Float.BYTES;
            long length = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
            assertThat(tensor.getDataType()).as(tensor.getName()).isEqualTo(type);
            assertThat(tensor.getRawData().size()).as(tensor.getName()).isEqualTo(Math.toIntExact(length * width));
            assertThat(tensor.getFloatDataCount() + tensor.getDoubleDataCount()).isZero();
        }
    }

    private void define(String value) {
        assertThat(value).isNotEmpty();
        assertThat(known.add(value)).as(value + " is defined once").isTrue();
        unused.add(value);
    }

    private void checkNodes() {
        Set<String> names = new HashSet<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            String name = node.getName() + " (" + node.getOpType() + ")";
            assertThat(node.getName()).isNotEmpty();
            assertThat(names.add(node.getName())).as(name).isTrue();
            assertThat(node.getDomain()).isEmpty();
            Operator operator = OPERATORS.get(node.getOpType());
            assertThat(operator).as(name).isNotNull();
            assertThat(operator.since).as(name).isLessThanOrEqualTo(opset);
            assertThat(node.getInputCount()).as(name).isBetween(operator.least, operator.most);
            assertThat(known).as(name).containsAll(node.getInputList());
            unused.removeAll(node.getInputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                assertThat(attribute.getType()).as(name).isEqualTo(operator.attributes.get(attribute.getName()));
            }
            assertThat(node.getAttributeList()).extracting(AttributeProto::getName).doesNotHaveDuplicates();
            assertThat(node.getOutputCount()).as(name).isOne();
            define(node.getOutput(0));
        }
    }

    private void checkEnds() {
        GraphProto graph = model.getGraph();
        assertThat(graph.getInputList()).extracting(ValueInfoProto::getName).containsExactly("input");
        assertThat(graph.getOutputList()).extracting(ValueInfoProto::getName).containsExactly("output");
        assertThat(unused).containsExactly("output");
        for (ValueInfoProto end : List.of(graph.getInput(0), graph.getOutput(0))) {
            assertThat(end.getType().getTensorType().getElemType()).isEqualTo(type);
            assertThat(end.getType().getTensorType().getShape().getDimList()).hasSize(2);
            assertThat(end.getType().getTensorType().getShape().getDim(0).getDimParam()).isEqualTo("batch");
            assertThat(end.getType().getTensorType().getShape().getDim(1).getDimValue()).isPositive();
        }
    }
}
