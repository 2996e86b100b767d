package io.neurapt.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a safetensors file: its header at once, then tensor after tensor in the order of their data. Memory is taken for the
 * header as far as the file really has it, and then only by the caller, who has seen the shapes.
 *
 * <p>Format: 8 bytes with the length of the header (little-endian), the header (JSON), the data (little-endian, row-major). Source:
 * <a href="https://huggingface.co/docs/safetensors">huggingface.co/docs/safetensors</a>.
 */
public final class SafetensorsReader implements Closeable {
    /** Longest header that is read. A hundred bytes describe a tensor, so it has room for some 80,000 of them. */
    public static final int MAX_HEADER = 8 << 20;

    private static final int CHUNK = 1 << 16;

    private final String file;
    private final InputStream in;
    private final Header header;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private int next;

    private SafetensorsReader(String file, InputStream in, long size) throws IOException {
        this.file = file;
        this.in = in;
        header = header(size);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws ModelFileException if it is no safetensors file, or damaged
     * @throws IOException if it cannot be read at all
     */
    public static SafetensorsReader open(Path file) throws IOException {
        long size = Files.size(file);
        return open(file.toString(), Files.newInputStream(file), size);
    }

    /**
     * Reads from a stream, which is closed with the reader, and at once if the header is bad.
     *
     * @param name for messages
     * @param in at the first byte of the file
     * @param size of the file in bytes, or −1 if unknown
     * @throws ModelFileException if it is no safetensors file, or damaged
     */
    public static SafetensorsReader open(String name, InputStream in, long size) throws IOException {
        try {
            return new SafetensorsReader(name, in, size);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    private Header header(long size) throws IOException {
        byte[] start = in.readNBytes(Long.BYTES);
        if (start.length < Long.BYTES) {
            throw new ModelFileException(file, "it has " + start.length + " bytes; that is no safetensors file");
        }
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw new ModelFileException(file, "the header should have " + Long.toUnsignedString(length)
                    + " bytes; possible are 2 to " + MAX_HEADER + ". It is damaged, or no safetensors file");
        }
        if (size >= 0 && length > size - Long.BYTES) {
            throw new ModelFileException(file, "it ends inside of its header: " + length + " bytes of header, but the file has "
                    + size + " in all");
        }
        byte[] json = in.readNBytes((int) length);
        if (json.length < length) {
            throw new ModelFileException(file, "it ends inside of its header, after " + json.length + " of " + length + " bytes");
        }
        Header parsed;
        try {
            parsed = Header.parse(json);
        } catch (IOException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        }
        List<Tensor> tensors = parsed.tensors();
        long data = tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
        if (size >= 0 && size - Long.BYTES - length != data) {
            throw new ModelFileException(file, "its tensors have " + data + " bytes, but " + (size - Long.BYTES - length)
                    + " follow the header; the file is cut off, or something was appended");
        }
        return parsed;
    }

    /** The file's name, for messages. */
    public String file() {
        return file;
    }

    /** Texts by key; empty if the file has none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** All tensors, in the order of their data. */
    public List<Tensor> tensors() {
        return header.tensors();
    }

    /**
     * Reads the next tensor.
     *
     * @param to receives its values, row-major
     */
    public void read(float[] to) throws IOException {
        Tensor tensor = next(to.length);
        TensorType type = tensor.type();
        for (int i = 0; i < to.length; ) {
            int n = fill(tensor, to.length - i);
            for (int end = i + n; i < end; i++) {
                to[i] = type == TensorType.F64 ? (float) buffer.getDouble() : single(type);
            }
        }
    }

    /**
     * Reads the next tensor.
     *
     * @param to receives its values, row-major
     */
    public void read(double[] to) throws IOException {
        Tensor tensor = next(to.length);
        TensorType type = tensor.type();
        for (int i = 0; i < to.length; ) {
            int n = fill(tensor, to.length - i);
            for (int end = i + n; i < end; i++) {
                to[i] = type == TensorType.F64 ? buffer.getDouble() : single(type);
            }
        }
    }

    private float single(TensorType type) {
        return switch (type) {
            case F32, F64 -> buffer.getFloat();
            case F16 -> TensorType.half(buffer.getShort());
            case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
        };
    }

    private Tensor next(int length) {
        Tensor tensor = header.tensors().get(next);
        if (tensor.length() != length) {
            throw new IllegalArgumentException(tensor.name() + " has " + tensor.length() + " values, but the array " + length);
        }
        next++;
        return tensor;
    }

    /** Reads as many values as the buffer takes. */
    private int fill(Tensor tensor, int values) throws IOException {
        int n = Math.min(values, CHUNK / tensor.type().bytes());
        int bytes = n * tensor.type().bytes();
        if (in.readNBytes(buffer.array(), 0, bytes) < bytes) {
            throw new ModelFileException(
                    file, "it ends inside of '" + Header.brief(tensor.name()) + "'", new EOFException(tensor.name()));
        }
        buffer.clear();
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
