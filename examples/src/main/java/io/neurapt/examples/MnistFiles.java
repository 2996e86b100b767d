package io.neurapt.examples;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jblas.FloatMatrix;

/** Reads MNIST's four files in their IDX format (big-endian header, then bytes), as they are or with gzip. */
final class MnistFiles {
    private static final int LABELS = 2049;
    private static final int IMAGES = 2051;
    private static final String ADVICE = ". Pass the folder that holds MNIST's four files, train-images-idx3-ubyte, "
            + "train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, plain or as .gz: "
            + "-Ddata=FOLDER";

    private final Path folder;

    /**
     * Reads from a folder.
     *
     * @param folder as the user gave it, empty if not at all
     */
    MnistFiles(String folder) throws FileNotFoundException {
        if (folder.isEmpty()) {
            throw new FileNotFoundException("This example needs MNIST, but no folder is given" + ADVICE);
        }
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    /**
     * Reads images, with pixels from 0 to 1, and their labels.
     *
     * @param part {@code train} or {@code t10k}, as the files' names begin
     */
    Samples read(String part) throws IOException {
        FloatMatrix x = images(part + "-images-idx3-ubyte");
        int[] labels = labels(part + "-labels-idx1-ubyte");
        if (x.columns != labels.length) {
            throw new IOException(
                    folder + " has " + x.columns + " " + part + " images, but " + labels.length + " labels");
        }
        return new Samples(x, labels);
    }

    private FloatMatrix images(String name) throws IOException {
        try (DataInputStream in = open(name, IMAGES)) {
            int images = in.readInt();
            int pixels = in.readInt() * in.readInt();
            FloatMatrix x = new FloatMatrix(pixels, images);
            byte[] image = new byte[pixels];
            for (int s = 0; s < images; s++) {
                in.readFully(image);
                for (int p = 0; p < pixels; p++) {
                    x.put(p, s, Byte.toUnsignedInt(image[p]) / 255f);
                }
            }
            return x;
        } catch (EOFException e) {
            throw new EOFException(name + " in " + folder + " ends too early; get it again");
        }
    }

    private int[] labels(String name) throws IOException {
        try (DataInputStream in = open(name, LABELS)) {
            int[] labels = new int[in.readInt()];
            for (int s = 0; s < labels.length; s++) {
                labels[s] = in.readUnsignedByte();
            }
            return labels;
        } catch (EOFException e) {
            throw new EOFException(name + " in " + folder + " ends too early; get it again");
        }
    }

    private DataInputStream open(String name, int magic) throws IOException {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        if (!Files.exists(plain) && !Files.exists(packed)) {
            throw new FileNotFoundException("There is no " + name + " and no " + name + ".gz in " + folder + ADVICE);
        }
        DataInputStream in = new DataInputStream(new BufferedInputStream(
                Files.exists(plain) ? Files.newInputStream(plain) : new GZIPInputStream(Files.newInputStream(packed))));
        int found = in.readInt();
        if (found != magic) {
            in.close();
            throw new IOException(
                    name + " in " + folder + " starts with " + found + " instead of " + magic + "; get it again");
        }
        return in;
    }
}
