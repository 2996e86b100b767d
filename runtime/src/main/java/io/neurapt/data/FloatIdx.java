package io.neurapt.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Data sets in two IDX files, as MNIST's: one of images, one of labels. */
public final class FloatIdx {
    private FloatIdx() {}

    /**
     * Reads both files, plain or packed with gzip.
     *
     * @param images numbers of any type, one sample per first index
     * @param labels class numbers from 0
     * @param divisor of the images' numbers, 255 to bring bytes to [0, 1]
     * @return classes are called by their number, up to the largest there is
     * @throws DataFileException if a file is damaged, or they do not belong together
     */
    public static FloatDataset read(Path images, Path labels, float divisor) throws IOException {
        FloatMatrix x = IdxFile.read(images).floats(divisor);
        int[] classes = IdxFile.read(labels).integers();
        if (x.columns != classes.length) {
            throw new DataFileException(images + " has " + x.columns + " samples, but " + labels + " has " + classes.length
                    + " labels");
        }
        FloatMatrix y = new FloatMatrix(1, classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s] < 0) {
                throw new DataFileException(labels + " has the label " + classes[s] + " for sample " + s + "; labels count from 0");
            }
            y.data[s] = classes[s];
        }
        int largest = IntStream.of(classes).max().orElse(0);
        List<String> names = IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
        return new FloatDataset(x, y, List.of(), names);
    }
}
