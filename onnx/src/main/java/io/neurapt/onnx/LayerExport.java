package io.neurapt.onnx;

import io.neurapt.network.NetworkInfo;
import java.util.List;
import java.util.ServiceLoader;

/**
 * How a kind of layer is written. Exports are found as services ({@code META-INF/services/io.neurapt.onnx.LayerExport}
 * on the class path), as the processor finds kinds of layers: a kind that Neurapt does not bring comes with its own.
 */
public interface LayerExport {
    /** The kind, as {@link NetworkInfo.Layer#kind()} has it. */
    String kind();

    /**
     * Adds the layer's nodes. Its activation is left to the caller.
     *
     * @param layer with the settings that its model gives
     * @param tensors its parameters, in their order
     * @param input name of the value that it takes, [batch, inputs]
     * @param graph what nodes and parameters are added to
     * @return name of the value that it gives, [batch, outputs]; {@code input} if it does nothing in predictions
     */
    String write(NetworkInfo.Layer layer, List<NetworkInfo.Tensor> tensors, String input, Graph graph);

    /**
     * The export of a layer.
     *
     * @throws IllegalArgumentException if there is none for its kind
     */
    static LayerExport of(NetworkInfo.Layer layer, String network) {
        List<LayerExport> exports = ServiceLoader.load(LayerExport.class, LayerExport.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return exports.stream()
                .filter(export -> export.kind().equals(layer.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layer '" + layer.name() + "' of " + network
                        + " is of the kind '" + layer.kind() + "', which cannot be written as ONNX: known are "
                        + String.join(", ", exports.stream().map(LayerExport::kind).sorted().toList())
                        + "; a kind from elsewhere needs an " + LayerExport.class.getName()
                        + ", named in META-INF/services on the class path"));
    }
}
