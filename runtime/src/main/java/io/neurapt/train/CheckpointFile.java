package io.neurapt.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file of a checkpoint: a mark, a header that says what run it belongs to, the state of the run, and a check sum. Numbers are
 * big-endian. It is written next to its place and then moved there, so that there is always one that is whole.
 */
public final class CheckpointFile {
    private static final long MARK = 0x4E45_5552_4150_5443L; // "NEURAPTC"
    private static final int VERSION = 1;

    private final Path file;
    private final Header header;

    /**
     * What must be the same for a run to go on.
     *
     * @param network its name, number type, parameter matrices and loss
     * @param optimizer with its settings
     * @param samples number of training samples
     * @param batchSize samples of a mini-batch
     * @param seed of all that is random
     * @param threads that share a mini-batch
     */
    public record Header(String network, String optimizer, int samples, int batchSize, long seed, int threads) {
        private void write(DataOutput out) throws IOException {
            out.writeUTF(network);
            out.writeUTF(optimizer);
            out.writeInt(samples);
            out.writeInt(batchSize);
            out.writeLong(seed);
            out.writeInt(threads);
        }

        private static Header read(DataInputStream in) throws IOException {
            return new Header(in.readUTF(), in.readUTF(), in.readInt(), in.readInt(), in.readLong(), in.readInt());
        }
    }

    /** Writes a part of the state. */
    interface Body {
        void write(DataOutput out) throws IOException;
    }

    /** Reads a part of the state. */
    interface Reader {
        void read(DataInputStream in) throws IOException;
    }

    private CheckpointFile(Path file, Header header) {
        this.file = file;
        this.header = header;
    }

    /** What run it belongs to. */
    public Header header() {
        return header;
    }

    static void write(Path file, Header header, Body body) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (CheckedOutputStream sum = new CheckedOutputStream(Files.newOutputStream(temporary), new CRC32());
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sum, 1 << 16))) {
                out.writeLong(MARK);
                out.writeInt(VERSION);
                header.write(out);
                body.write(out);
                out.flush();
                out.writeLong(sum.getChecksum().getValue());
            }
            move(temporary, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the checkpoint " + file + "; a former one is still there", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Opens a checkpoint.
     *
     * @throws IllegalArgumentException if the file is no checkpoint, or damaged
     * @throws UncheckedIOException if it cannot be read
     */
    public static CheckpointFile open(Path file) {
        try {
            requireWhole(file);
            try (DataInputStream in = stream(file)) {
                in.skipBytes(Long.BYTES + Integer.BYTES);
                return new CheckpointFile(file, Header.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoint " + file, e);
        }
    }

    private static DataInputStream stream(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static void requireWhole(Path file) throws IOException {
        long rest = Files.size(file) - Long.BYTES;
        CheckedInputStream sum = new CheckedInputStream(Files.newInputStream(file), new CRC32());
        try (DataInputStream in = new DataInputStream(sum)) {
            if (rest < Long.BYTES + Integer.BYTES || in.readLong() != MARK) {
                throw new IllegalArgumentException(file + " is no checkpoint of Neurapt");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IllegalArgumentException(file + " is a checkpoint of format " + version
                        + ", but this version of Neurapt reads format " + VERSION);
            }
            in.skipNBytes(rest - Long.BYTES - Integer.BYTES);
            long actual = sum.getChecksum().getValue();
            if (in.readLong() != actual) {
                throw new IllegalArgumentException("the checkpoint " + file + " is damaged: its check sum is wrong");
            }
        }
    }

    /** Reads the state, after making sure that the run is the same. */
    void read(Header run, Reader reader) {
        requireSame("network", header.network, run.network);
        requireSame("optimiser", header.optimizer, run.optimizer);
        requireSame("number of training samples", header.samples, run.samples);
        requireSame("batch size", header.batchSize, run.batchSize);
        try (DataInputStream in = stream(file)) {
            in.skipBytes(Long.BYTES + Integer.BYTES);
            Header.read(in);
            reader.read(in);
        } catch (EOFException e) {
            throw new IllegalArgumentException("the checkpoint " + file + " is of a run with other options", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoint " + file, e);
        }
    }

    private void requireSame(String what, Object saved, Object now) {
        if (!saved.equals(now)) {
            throw new IllegalArgumentException("the checkpoint " + file + " cannot be resumed: its " + what + " is " + saved
                    + ", but now it is " + now);
        }
    }
}
