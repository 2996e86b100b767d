package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.io.ModelFileException;
import io.neurapt.io.SafetensorsReader;
import io.neurapt.io.SafetensorsWriter;
import io.neurapt.io.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * What a network starts from, and what its file holds.
 *
 * @param seed of the first parameters, and of shuffling
 * @param parameters all of them, at their offsets; not copied
 * @param scaler what features go through first, or null
 * @param training one line on the last training run, or empty
 */
public record FloatState(long seed, float[] parameters, Scaler scaler, String training) {
    /** New random parameters. */
    public static FloatState random(NetworkInfo info, long seed) {
        return new FloatState(seed, FloatInitializer.draw(info, seed), null, "");
    }

    /**
     * The state in a file: one that {@code save} wrote, or a PyTorch {@code nn.Sequential}'s tensors.
     *
     * @throws ModelFileException if it is damaged, or made for another network; the message says what differs
     * @throws IOException if it cannot be read
     */
    public static FloatState load(NetworkInfo info, Path file) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            return read(info, reader);
        }
    }

    /**
     * The state in a class-path resource, which the processor checked when it wrote the network's class.
     *
     * @param owner the class beside which it lies
     * @param seed of shuffling
     * @throws UncheckedIOException if it is not there any more, or was replaced by another
     */
    public static FloatState resource(NetworkInfo info, Class<?> owner, String name, long seed) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new ModelFileException(name, "the class path has no such resource beside " + owner.getName()
                        + "; it is written when the spec of " + info.name() + " is compiled");
            }
            FloatState state = read(info, name, in, -1);
            return new FloatState(seed, state.parameters, state.scaler, state.training);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The state in a model file that is read from a stream.
     *
     * @param name for messages
     * @param in at its beginning; closed in the end
     * @param size of the file in bytes, or −1 if unknown
     * @throws ModelFileException as {@link #load}
     */
    public static FloatState read(NetworkInfo info, String name, InputStream in, long size) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open(name, in, size)) {
            return read(info, reader);
        }
    }

    /** Reads a file whose header is known; nothing is allocated before its shapes were compared with the network's. */
    static FloatState read(NetworkInfo info, SafetensorsReader reader) throws IOException {
        boolean ours = ModelMetadata.isOurs(reader.metadata());
        if (ours) {
            ModelMetadata.require(info, reader.file(), reader.metadata());
        }
        List<Tensor> tensors = reader.tensors();
        NetworkInfo.Tensor[] targets = TensorNames.match(info, reader.file(), tensors, ours);
        Scaler scaler = ModelMetadata.scaler(info, reader.file(), reader.metadata());
        long seed = ModelMetadata.seed(reader.file(), reader.metadata(), new Random().nextLong());
        float[] parameters = new float[info.parameters()];
        for (NetworkInfo.Tensor target : targets) {
            float[] rows = new float[target.length()];
            reader.read(rows);
            requireFinite(reader.file(), target, rows);
            transpose(rows, target.rows(), target.columns(), parameters, target.offset());
        }
        return new FloatState(seed, parameters, scaler, ModelMetadata.training(reader.metadata()));
    }

    private static void requireFinite(String file, NetworkInfo.Tensor target, float[] rows) throws ModelFileException {
        for (int i = 0; i < rows.length; i++) {
            if (!Float.isFinite(rows[i])) {
                throw new ModelFileException(file, "'" + target.name() + "' is " + rows[i] + " at row " + i / target.columns()
                        + ", column " + i % target.columns() + "; parameters must be finite float numbers");
            }
        }
    }

    /** Row by row, as files have a matrix, to column by column. */
    private static void transpose(float[] from, int rows, int columns, float[] to, int offset) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[offset + j * rows + i] = from[i * columns + j];
            }
        }
    }

    /** Writes a file that {@link #load} reads. */
    void save(NetworkInfo info, Path file) throws IOException {
        writer(info).write(file);
    }

    /**
     * Writes what such a file holds.
     *
     * @param info the network that it is for
     * @param out not closed
     */
    public void write(NetworkInfo info, OutputStream out) throws IOException {
        writer(info).write(out);
    }

    private SafetensorsWriter writer(NetworkInfo info) {
        SafetensorsWriter writer = new SafetensorsWriter(ModelMetadata.write(info, seed, scaler, training));
        for (NetworkInfo.Tensor tensor : info.tensors()) {
            float[] rows = new float[tensor.length()];
            for (int i = 0; i < tensor.rows(); i++) {
                for (int j = 0; j < tensor.columns(); j++) {
                    rows[i * tensor.columns() + j] = parameters[tensor.offset() + j * tensor.rows() + i];
                }
            }
            writer.add(tensor.name(), TensorNames.shape(tensor), rows);
        }
        return writer;
    }
}
