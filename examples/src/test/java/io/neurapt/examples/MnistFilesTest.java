package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads tiny files of MNIST's format: two images of 2×1 pixels. */
class MnistFilesTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    @Test
    void readsPlainAndPackedFiles() throws IOException {
        write(IMAGES, new int[] {2051, 2, 2, 1}, 0, 255, 51, 102);
        write(LABELS + ".gz", new int[] {2049, 2}, 7, 3);

        Samples samples = new MnistFiles(folder.toString()).read("train");

        assertThat(samples.x().rows).isEqualTo(2);
        assertThat(samples.x().data).containsExactly(0f, 1f, 0.2f, 0.4f);
        assertThat(samples.classes()).containsExactly(7, 3);
    }

    @Test
    void refusesDamagedFiles() throws IOException {
        write(IMAGES, new int[] {2051, 2, 2, 1}, 0, 255, 51);
        assertThatThrownBy(() -> new MnistFiles(folder.toString()).read("train"))
                .hasMessageContaining(IMAGES + " in " + folder + " ends too early");

        write(IMAGES, new int[] {2049, 2});
        assertThatThrownBy(() -> new MnistFiles(folder.toString()).read("train"))
                .hasMessageContaining("starts with 2049 instead of 2051");

        write(IMAGES, new int[] {2051, 1, 2, 1}, 0, 255);
        write(LABELS, new int[] {2049, 2}, 7, 3);
        assertThatThrownBy(() -> new MnistFiles(folder.toString()).read("train"))
                .hasMessageContaining("1 train images, but 2 labels");
    }

    private void write(String name, int[] header, int... bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw)) {
            for (int value : header) {
                data.writeInt(value);
            }
            for (int value : bytes) {
                data.writeByte(value);
            }
        }
    }
}
