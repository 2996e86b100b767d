package io.neurapt.onnx;

import io.neurapt.Precision;
import io.neurapt.io.AtomicFile;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.NetworkInfo;
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
 * operator set is 18, or 20 where the operator {@code Gelu} is needed.
 */
public final class Onnx {
    private static final int BUFFER = 1 << 16;
    /** Room for what a model has besides its parameters. */
    private static final int HEAD = 1 << 20;

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
        requireSize(network.info(), network.precision(), file);
        var model = new ModelExport(network).model();
        AtomicFile.write(file, target -> {
            OutputStream out = new BufferedOutputStream(target, BUFFER);
            model.writeTo(out);
            out.flush();
        });
    }

    /** Protocol Buffers count a message's bytes in an int. */
    static void requireSize(NetworkInfo info, Precision precision, Path file) throws IOException {
        long size = (long) info.parameters() * (precision == Precision.DOUBLE ? Double.BYTES : Float.BYTES);
        if (size > Integer.MAX_VALUE - HEAD) {
            throw new IOException(file + ": the " + info.parameters() + " parameters of " + info.name() + " take " + size
                    + " bytes, but an ONNX file holds at most 2 GB; save() has no such limit");
        }
    }
}
