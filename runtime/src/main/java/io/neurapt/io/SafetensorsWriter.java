package io.neurapt.io;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects tensors and writes them as one safetensors file, in the order in which they were added. */
public final class SafetensorsWriter {
    private static final int CHUNK = 1 << 16;

    private final Map<String, String> metadata;
    private final List<Part> parts = new ArrayList<>();
    private long end;

    private record Part(Tensor tensor, Data data) {}

    /** Puts values from an index on into a buffer, as many as are asked for. */
    @FunctionalInterface
    private interface Data {
        void put(ByteBuffer to, int from, int count);
    }

    /**
     * Starts a file.
     *
     * @param metadata texts by key
     */
    public SafetensorsWriter(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /**
     * Adds a tensor.
     *
     * @param shape rows first
     * @param values row-major; not copied
     */
    public void add(String name, List<Integer> shape, float[] values) {
        add(name, TensorType.F32, shape, values.length, (to, from, count) -> {
            for (int i = from; i < from + count; i++) {
                to.putFloat(values[i]);
            }
        });
    }

    /**
     * Adds a tensor.
     *
     * @param shape rows first
     * @param values row-major; not copied
     */
    public void add(String name, List<Integer> shape, double[] values) {
        add(name, TensorType.F64, shape, values.length, (to, from, count) -> {
            for (int i = from; i < from + count; i++) {
                to.putDouble(values[i]);
            }
        });
    }

    private void add(String name, TensorType type, List<Integer> shape, int length, Data data) {
        Tensor tensor = new Tensor(name, type, shape, end, end + (long) length * type.bytes());
        long product = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (product != length) {
            throw new IllegalArgumentException(name + " is " + tensor.shapeText() + ", but has " + length + " values");
        }
        parts.add(new Part(tensor, data));
        end = tensor.end();
    }

    /**
     * Writes the file, under a temporary name beside it that is then moved: an older file of that name is either kept whole or
     * replaced whole.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        byte[] header = header(file.toString());
        AtomicFile.write(file, out -> write(header, out));
    }

    /**
     * Writes what the file would hold.
     *
     * @param out not closed
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        write(header("the model"), out);
    }

    private void write(byte[] header, OutputStream target) throws IOException {
        OutputStream out = new BufferedOutputStream(target, CHUNK);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        out.write(buffer.putLong(header.length).array(), 0, Long.BYTES);
        out.write(header);
        for (Part part : parts) {
            int length = (int) part.tensor.length();
            int step = CHUNK / part.tensor.type().bytes();
            for (int i = 0; i < length; i += step) {
                buffer.clear();
                part.data.put(buffer, i, Math.min(step, length - i));
                out.write(buffer.array(), 0, buffer.position());
            }
        }
        out.flush();
    }

    /** JSON, padded with spaces so that the data begin at a multiple of eight. */
    private byte[] header(String file) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name("__metadata__").beginObject();
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            for (Part part : parts) {
                Tensor tensor = part.tensor;
                json.name(tensor.name()).beginObject();
                json.name("dtype").value(tensor.type().name());
                json.name("shape").beginArray();
                for (int dimension : tensor.shape()) {
                    json.value(dimension);
                }
                json.endArray();
                json.name("data_offsets").beginArray().value(tensor.begin()).value(tensor.end()).endArray();
                json.endObject();
            }
            json.endObject();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int padding = -bytes.length & 7;
        byte[] header = (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        if (header.length > SafetensorsReader.MAX_HEADER) {
            throw new IOException(file + ": the header would have " + header.length + " bytes, more than "
                    + SafetensorsReader.MAX_HEADER + "; there are too many names");
        }
        return header;
    }
}
