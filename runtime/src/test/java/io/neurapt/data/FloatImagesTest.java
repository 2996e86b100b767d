package io.neurapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images become samples, in the order and scale that the format says; broken files are listed. */
class FloatImagesTest {
    @TempDir
    private Path folder;

    private Path image(String name, int type, int width, int height, int... pixels) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, pixels[i % pixels.length]);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }

    @Test
    void pixelsComeInTheOrderAsked() throws IOException {
        // One row of two pixels: red 255, green 51, blue 0 and black.
        Path file = image("a.png", BufferedImage.TYPE_INT_RGB, 2, 1, 0xff3300, 0);
        double[] to = new double[6];
        new ImageFormat(1, 2, 3).read(file, to);
        assertThat(to).containsExactly(1, 0.2, 0, 0, 0, 0);
        new ImageFormat(1, 2, 3, ImageFormat.Order.CHANNELS_FIRST, -1, 1).read(file, to);
        assertThat(to).containsExactly(new double[] {1, -1, -0.6, -1, -1, -1}, within(1e-15));
        double[] grey = new double[2];
        new ImageFormat(1, 2, 1).read(file, grey);
        assertThat(grey).containsExactly(new double[] {0.299 + 0.587 * 0.2, 0}, within(1e-12));
    }

    @Test
    void everyPixelCountsWhenAnImageIsScaledDown() throws IOException {
        // A chessboard of black and white becomes grey; transparent becomes white.
        Path board = image("board.png", BufferedImage.TYPE_INT_RGB, 64, 63, 0, 0xffffff);
        double[] to = new double[4];
        new ImageFormat(2, 2, 1).read(board, to);
        assertThat(to).containsExactly(new double[] {0.5, 0.5, 0.5, 0.5}, within(0.03));
        Path clear = image("clear.png", BufferedImage.TYPE_INT_ARGB, 3, 3, 0);
        new ImageFormat(2, 2, 1).read(clear, to);
        assertThat(to).containsExactly(1, 1, 1, 1);
    }

    @Test
    void subFoldersAreClassesAndBrokenFilesAreListed() throws IOException {
        image("set/cat/1.png", BufferedImage.TYPE_INT_RGB, 4, 4, 0xffffff);
        image("set/cat/deeper/2.png", BufferedImage.TYPE_INT_RGB, 4, 4, 0xffffff);
        image("set/dog/1.png", BufferedImage.TYPE_BYTE_GRAY, 9, 4, 0);
        Files.createDirectories(folder.resolve("set/.hidden"));
        Path text = Files.writeString(folder.resolve("set/dog/readme.txt"), "no image");
        byte[] cut = Files.readAllBytes(folder.resolve("set/dog/1.png"));
        Path broken = Files.write(folder.resolve("set/dog/broken.png"), java.util.Arrays.copyOf(cut, cut.length / 2));

        FloatImages images = new FloatImages(folder.resolve("set"), new ImageFormat(2, 2, 3));
        assertThat(images.classNames()).containsExactly("cat", "dog");
        assertThat(images.unreadable()).hasSize(2);
        assertThat(images.unreadable().get(0)).startsWith(broken.toString());
        assertThat(images.unreadable().get(1)).isEqualTo(text + " is no image that can be read");
        assertThatThrownBy(images::requireAllReadable)
                .isInstanceOf(DataFileException.class)
                .hasMessageContainingAll("2 files cannot be read", broken.toString(), text.toString());
        FloatDataset data = images.dataset();
        assertThat(data.classes()).containsExactly(0, 0, 1);
        assertThat(data.x().getColumn(0).data).containsOnly(1);
        assertThat(data.x().getColumn(2).data).hasSize(12).containsOnly(0);

        float[] x = new float[24];
        float[] y = new float[4];
        try (FloatSource.Cursor cursor = images.open(2, new Random(3))) {
            cursor.read(x, y, 2);
            cursor.read(x, y, 1);
        }
        assertThat(y[0] + y[1]).isEqualTo(1);
        assertThat(x[0]).isEqualTo(y[0]); // white are the cats
    }

    @Test
    void foldersWithoutImagesAndImpossibleFormatsAreRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("none/a")).getParent();
        assertThatThrownBy(() -> new FloatImages(empty, new ImageFormat(2, 2, 3)))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("has 1 sub-folders, one per class, but no image in them");
        assertThatThrownBy(() -> new FloatImages(folder.resolve("nowhere"), new ImageFormat(2, 2, 3)))
                .isInstanceOf(IOException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageFormat(2, 2, 2)).withMessageContaining("2 × 2 × 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageFormat(1, 1, 1, ImageFormat.Order.CHANNELS_LAST, 1, 1));
    }
}
