package io.neurapt.onnx;

import com.google.auto.service.AutoService;
import io.neurapt.network.NetworkInfo;
import java.util.List;

/**
 * Dropout: a node that does nothing in predictions, so that a program that trains the model further still has the
 * layer.
 */
@AutoService(LayerExport.class)
public final class DropoutExport implements LayerExport {
    /** Made by the service loader. */
    public DropoutExport() {}

    @Override
    public String kind() {
        return "Dropout";
    }

    @Override
    public String write(NetworkInfo.Layer layer, List<NetworkInfo.Tensor> tensors, String input, Graph graph) {
        double rate = layer.setting("rate", 0.5);
        return graph.node("Dropout", List.of(input, graph.constant("ratio", rate)));
    }
}
