package io.neurapt.onnx;

import com.google.auto.service.AutoService;
import io.neurapt.network.NetworkInfo;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation by its moving averages. ONNX keeps ε in single precision whatever the numbers are; what it loses
 * of the ε of a network in double precision goes into the variances.
 */
@AutoService(LayerExport.class)
public final class BatchNormExport implements LayerExport {
    /** Made by the service loader. */
    public BatchNormExport() {}

    @Override
    public String kind() {
        return "BatchNorm";
    }

    @Override
    public String write(NetworkInfo.Layer layer, List<NetworkInfo.Tensor> tensors, String input, Graph graph) {
        double epsilon = layer.setting("epsilon", 1e-5);
        float stated = (float) Math.min(epsilon, Float.MAX_VALUE);
        double[] variance = graph.values(tensors.get(3));
        if (graph.isDouble()) {
            double rest = epsilon - stated;
            variance = Arrays.stream(variance).map(value -> value + rest).toArray();
        }
        return graph.node(
                "BatchNormalization",
                List.of(
                        input,
                        graph.parameter(tensors.get(0)),
                        graph.parameter(tensors.get(1)),
                        graph.parameter(tensors.get(2)),
                        graph.parameter(tensors.get(3), variance)),
                Graph.attribute("epsilon", stated),
                Graph.attribute("momentum", (float) layer.setting("momentum", 0.9)));
    }
}
