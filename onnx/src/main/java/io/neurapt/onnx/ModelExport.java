package io.neurapt.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.neurapt.network.NetworkInfo;
import io.neurapt.network.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Makes the model of a network: scaling, layers one after the other, and what is known about it besides. */
final class ModelExport {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String BATCH = "batch";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Snapshot network;
    private final NetworkInfo info;
    private final Graph graph;

    ModelExport(Snapshot network) {
        this.network = network;
        info = network.info();
        graph = new Graph(network);
    }

    ModelProto model() {
        GraphProto.Builder nodes = graph.end(layers(scaled(INPUT)), OUTPUT)
                .setName(info.name())
                .setDocString(info.name() + ", written by Neurapt: one sample per row")
                .addInput(value(INPUT, info.inputs(), inputText()))
                .addOutput(value(OUTPUT, info.outputs(), outputText()));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(graph.irVersion())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(graph.opset()))
                .setProducerName("Neurapt")
                .setProducerVersion(version())
                .setGraph(nodes);
        addMetadata(model);
        return model.build();
    }

    private String scaled(String input) {
        return network.scaler()
                .map(scaler -> ScalerExport.write(scaler, info.name(), input, graph))
                .orElse(input);
    }

    private String layers(String input) {
        String value = input;
        for (NetworkInfo.Layer layer : info.layers()) {
            LayerExport export = LayerExport.of(layer, info.name());
            graph.enter(layer.name());
            value = export.write(layer, info.tensors(layer), value, graph);
            value = ActivationExport.write(layer, value, graph);
        }
        return value;
    }

    private ValueInfoProto value(String name, int width, String text) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setDocString(text)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(graph.type().getNumber())
                                .setShape(shape)))
                .build();
    }

    private String inputText() {
        String names = info.featureNames().isEmpty() ? "" : ": " + String.join(", ", info.featureNames());
        return "features, to be given as they are" + names;
    }

    private String outputText() {
        String what = info.probabilities() ? "probabilities" : info.logProbabilities() ? "log-probabilities" : "outputs";
        return info.classNames().isEmpty() ? what : what + ": " + String.join(", ", info.classNames());
    }

    /** Under the keys of model files, where these have the same. */
    private void addMetadata(ModelProto.Builder model) {
        addMetadata(model, "neurapt.network", info.name());
        addMetadata(model, "neurapt.loss", info.loss().name());
        network.scaler().ifPresent(scaler -> addMetadata(model, "neurapt.scaling", scaler.type().name()));
        addNames(model, "neurapt.features", info.featureNames());
        addNames(model, "neurapt.classes", info.classNames());
        if (!network.trainingSummary().isEmpty()) {
            addMetadata(model, "neurapt.training", network.trainingSummary());
        }
    }

    private static void addNames(ModelProto.Builder model, String key, List<String> names) {
        if (!names.isEmpty()) {
            addMetadata(model, key, GSON.toJson(names));
        }
    }

    private static void addMetadata(ModelProto.Builder model, String key, String value) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = ModelExport.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
