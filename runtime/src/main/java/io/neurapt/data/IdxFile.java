package io.neurapt.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;

/**
 * An IDX file, the form of MNIST and its relatives, plain or packed with gzip: two zero bytes, one for the number type, one for
 * the number of dimensions, their sizes, then the numbers, all big-endian. Source: Y. LeCun et al., "The MNIST database".
 *
 * <p>The first dimension counts the samples; each sample's numbers stay in their order, for an image row by row.
 */
public final class IdxFile {
    private static final int GZIP_FACTOR = 1100; // gzip makes at most 1032 bytes of one

    private enum Type {
        UNSIGNED_BYTE(0x08, 1),
        BYTE(0x09, 1),
        SHORT(0x0b, 2),
        INT(0x0c, 4),
        FLOAT(0x0d, 4),
        DOUBLE(0x0e, 8);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        double read(ByteBuffer from) {
            return switch (this) {
                case UNSIGNED_BYTE -> Byte.toUnsignedInt(from.get());
                case BYTE -> from.get();
                case SHORT -> from.getShort();
                case INT -> from.getInt();
                case FLOAT -> from.getFloat();
                case DOUBLE -> from.getDouble();
            };
        }
    }

    private final String name;
    private final Type type;
    private final int[] sizes;
    private final byte[] data;

    private IdxFile(String name, Type type, int[] sizes, byte[] data) {
        this.name = name;
        this.type = type;
        this.sizes = sizes;
        this.data = data;
    }

    /**
     * Reads a file into memory.
     *
     * @throws DataFileException if it is none, or ends too early, or goes on too long
     * @throws IOException if it cannot be read
     */
    public static IdxFile read(Path file) throws IOException {
        try (InputStream in = DataStreams.unpacked(file.toString(), DataStreams.open(file))) {
            return read(file.toString(), in, Files.size(file) * GZIP_FACTOR);
        } catch (EOFException e) {
            throw new DataFileException(file + " ends too early; get it again", e);
        }
    }

    private static IdxFile read(String name, InputStream in, long mostBytes) throws IOException {
        byte[] magic = exactly(in, 4);
        int dimensions = magic[3];
        Type type = Arrays.stream(Type.values()).filter(t -> t.code == magic[2]).findFirst().orElse(null);
        if (magic[0] != 0 || magic[1] != 0 || type == null || dimensions < 1 || dimensions > 8) {
            throw new DataFileException(name + " starts with " + ByteBuffer.wrap(magic).getInt() + "; an IDX file starts with 2049 "
                    + "(labels), 2051 (images) or the like");
        }
        ByteBuffer header = ByteBuffer.wrap(exactly(in, 4 * dimensions));
        int[] sizes = new int[dimensions];
        long bytes = type.bytes;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = header.getInt();
            if (sizes[i] < 0 || bytes * sizes[i] > Integer.MAX_VALUE - 8) {
                throw new DataFileException(name + " is said to have " + sizes[i] + " values in dimension " + (i + 1)
                        + ", more than 2 GB in all; it is damaged, or must be split");
            }
            bytes *= sizes[i];
        }
        if (bytes > mostBytes) { // before memory is taken for it
            throw new EOFException(name);
        }
        byte[] data = exactly(in, (int) bytes);
        if (in.read() >= 0) {
            throw new DataFileException(name + " goes on behind its " + Arrays.toString(sizes) + " numbers; get it again");
        }
        return new IdxFile(name, type, sizes, data);
    }

    private static byte[] exactly(InputStream in, int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException();
        }
        return read;
    }

    /** Number of samples: the first dimension. */
    public int samples() {
        return sizes[0];
    }

    /** Sizes of all dimensions. */
    public int[] sizes() {
        return sizes.clone();
    }

    private int numbers() {
        return samples() == 0 ? 0 : data.length / type.bytes / samples();
    }

    /**
     * The samples as columns.
     *
     * @param divisor of every number, 255 to bring bytes to [0, 1]
     */
    public FloatMatrix floats(float divisor) {
        FloatMatrix matrix = new FloatMatrix(numbers(), samples());
        ByteBuffer from = ByteBuffer.wrap(data);
        for (int i = 0; i < matrix.length; i++) {
            matrix.data[i] = (float) type.read(from) / divisor;
        }
        return matrix;
    }

    /** As {@link #floats}, in double precision. */
    public DoubleMatrix doubles(double divisor) {
        DoubleMatrix matrix = new DoubleMatrix(numbers(), samples());
        ByteBuffer from = ByteBuffer.wrap(data);
        for (int i = 0; i < matrix.length; i++) {
            matrix.data[i] = type.read(from) / divisor;
        }
        return matrix;
    }

    /**
     * One whole number per sample, as in a file of labels.
     *
     * @throws DataFileException if the file has more than one dimension, or broken numbers
     */
    public int[] integers() throws DataFileException {
        if (sizes.length != 1 || type == Type.FLOAT || type == Type.DOUBLE) {
            throw new DataFileException(name + " has numbers of type " + type + " in " + Arrays.toString(sizes)
                    + "; labels are whole numbers in one dimension");
        }
        int[] integers = new int[samples()];
        ByteBuffer from = ByteBuffer.wrap(data);
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (int) type.read(from);
        }
        return integers;
    }
}
