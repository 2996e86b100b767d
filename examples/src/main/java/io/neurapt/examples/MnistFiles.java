package io.neurapt.examples;

import io.neurapt.data.FloatDataset;
import io.neurapt.data.FloatIdx;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds MNIST's four files, plain or as .gz, in a folder that the user names. */
final class MnistFiles {
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
    FloatDataset read(String part) throws IOException {
        return FloatIdx.read(file(part + "-images-idx3-ubyte"), file(part + "-labels-idx1-ubyte"), 255);
    }

    private Path file(String name) throws FileNotFoundException {
        for (Path file : new Path[] {folder.resolve(name), folder.resolve(name + ".gz")}) {
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new FileNotFoundException("There is no " + name + " and no " + name + ".gz in " + folder + ADVICE);
    }
}
