package io.neurapt.onnx;

import com.google.auto.service.AutoService;
import io.neurapt.network.NetworkInfo;
import java.util.List;

/** Dense layers: {@code Gemm} with the weights as they are, units × inputs, which is how PyTorch writes them. */
@AutoService(LayerExport.class)
public final class DenseExport implements LayerExport {
    /** Made by the service loader. */
    public DenseExport() {}

    @Override
    public String kind() {
        return "Dense";
    }

    @Override
    public String write(NetworkInfo.Layer layer, List<NetworkInfo.Tensor> tensors, String input, Graph graph) {
        String weight = graph.parameter(tensors.get(0));
        List<String> inputs =
                tensors.size() == 1 ? List.of(input, weight) : List.of(input, weight, graph.parameter(tensors.get(1)));
        return graph.node("Gemm", inputs, Graph.attribute("transB", 1));
    }
}
