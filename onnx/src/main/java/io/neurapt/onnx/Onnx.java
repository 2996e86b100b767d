package io.neurapt.onnx;

import io.neurapt.Precision;
import io.neurapt.io.AtomicFile;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.Snapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Networks as ONNX models, for the runtimes of other languages and machines.
 *
 * <p>A model computes what {@code predict} does, scaling of features included. Its only input is called {@code input}
 * and holds one sample per <b>row</b>, [batch, features], as users of ONNX expect it (Neurapt's own matrices hold one
 * per column); its only output is {@code output}, [batch, outputs]; the number of samples is free. Both are of the
 * network's precision.
 *
 * <p>Nodes and weights are called after the layers: {@code hidden.weight} is units × inputs, as in PyTorch. Names of
 * features and classes are metadata, JSON arrays under {@code neurapt.features} and {@code neurapt.classes}. The
 * operator set is 18, or 20 where the model has a GELU.
 */
public final class Onnx {
    private static final int BUFFER = 1 << 16;

    private Onnx() {}

    /**
     * Writes the network as it predicts now. While it is being trained, that is with the parameters that predictions
     * use. A network with a scaling that has not been trained yet has no scaler: its predictions take features as they
     * are, and so does the model. The file is written under a temporary name and then moved: whatever happens, there is
     * the whole new file or the whole old one.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written, or would be larger than the 2 GB that an ONNX file can have
     * @throws IllegalArgumentException if the network has a layer of a kind that no {@link LayerExport} knows, or a
     *     feature whose scale is no number of the network's precision; no file is written then
     */
    public static void write(FloatNetwork network, Path file) throws IOException {
        write(Snapshot.of(network), file);
    }

    /** As {@link #write(FloatNetwork, Path)}. */
    public static void write(DoubleNetwork network, Path file) throws IOException {
        write(Snapshot.of(network), file);
    }

    private static void write(Snapshot network, Path file) throws IOException {
        requireSize(network, file);
        var model = new ModelExport(network).model();
        AtomicFile.write(file, target -> {
            OutputStream out = new BufferedOutputStream(target, BUFFER);
            model.writeTo(out);
            out.flush();
        });
    }

    private static void requireSize(Snapshot network, Path file) throws IOException {
        int bytes = network.precision() == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
        long size = (long) network.info().parameters() * bytes;
        if (size > Integer.MAX_VALUE - BUFFER) {
            throw new IOException(file + ": " + network.info().name() + " has " + network.info().parameters()
                    + " parameters, " + size + " bytes; an ONNX file holds at most 2 GB, so save() is the way to keep it");
        }
    }
}
