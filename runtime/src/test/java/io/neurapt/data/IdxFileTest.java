package io.neurapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads tiny files of MNIST's format: two images of 2×1 pixels. */
class IdxFileTest {
    @TempDir
    private Path folder;

    @Test
    void plainAndPackedFilesAreRead() throws IOException {
        Path images = write("images", new int[] {2051, 2, 2, 1}, 0, 255, 51, 102);
        Path labels = write("labels.gz", new int[] {2049, 2}, 7, 3);
        FloatDataset data = FloatIdx.read(images, labels, 255);
        assertThat(data.x().toArray2()).isDeepEqualTo(new float[][] {{0, 0.2f}, {1, 0.4f}});
        assertThat(data.classes()).containsExactly(7, 3);
        assertThat(data.classNames()).hasSize(8).endsWith("7");
    }

    @Test
    void allNumberTypesAreRead() throws IOException {
        assertThat(IdxFile.read(write("a", new int[] {0x0901, 2}, 255, 1)).integers()).containsExactly(-1, 1);
        assertThat(IdxFile.read(write("b", new int[] {0x0b01, 1}, 0xff, 0xfe)).integers()).containsExactly(-2);
        assertThat(IdxFile.read(write("c", new int[] {0x0c01, 1}, 0, 1, 0, 2)).integers()).containsExactly(0x10002);
        assertThat(IdxFile.read(write("d", new int[] {0x0d01, 1}, 0x40, 0x49, 0x0f, 0xdb)).floats(1).data[0]).isEqualTo((float) Math.PI);
        byte[] pi = ByteBuffer.allocate(8).putDouble(Math.PI).array();
        int[] bytes = new int[8];
        java.util.Arrays.setAll(bytes, i -> pi[i]);
        assertThat(IdxFile.read(write("e", new int[] {0x0e01, 1}, bytes)).doubles(1).data[0]).isEqualTo(Math.PI);
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path good = write("labels", new int[] {2049, 2}, 7, 3);
        refused(write("short", new int[] {2051, 2, 2, 1}, 0, 255, 51), "ends too early; get it again");
        refused(write("short.gz", new int[] {2051, 2, 2, 1}, 0, 255, 51), "ends too early; get it again");
        refused(write("huge.gz", new int[] {2051, 30000, 100, 200}, 0), "ends too early; get it again");
        refused(write("more than an array", new int[] {2051, 1 << 30, 1 << 30, 1 << 30}, 0), "more than 2 GB in all");
        refused(write("negative", new int[] {2049, -1}), "-1 values in dimension 1");
        refused(write("long", new int[] {2049, 2}, 1, 2, 3), "goes on behind its [2] numbers");
        refused(write("other", new int[] {0x89504e47, 1}), "starts with -1991225785; an IDX file starts with 2049 (labels)");
        refused(Files.write(folder.resolve("empty"), new byte[0]), "ends too early");
        Path one = write("one", new int[] {2051, 1, 2, 1}, 0, 255);
        assertThatThrownBy(() -> FloatIdx.read(one, good, 255)).hasMessageContaining("has 1 samples, but " + good + " has 2 labels");
        assertThatThrownBy(() -> FloatIdx.read(one, one, 255)).hasMessageContaining("labels are whole numbers in one dimension");
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(words);
    }

    private Path write(String name, int[] header, int... bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + bytes.length);
        for (int value : header) {
            buffer.putInt(value);
        }
        for (int value : bytes) {
            buffer.put((byte) value);
        }
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(buffer.array());
        }
        return file;
    }
}
