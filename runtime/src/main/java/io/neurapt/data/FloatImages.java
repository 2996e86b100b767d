package io.neurapt.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * A folder of images: one sub-folder per class, named after it and numbered in alphabetical order; the images of a class may lie
 * deeper. Hidden files do not count. {@link #dataset} reads all images into memory, {@link #open} one batch after the other.
 */
public final class FloatImages implements FloatSource {
    private final ImageFormat format;
    private final List<String> classNames = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private record Image(Path file, int classNumber) {}

    /**
     * Reads every image once, to know which can be read.
     *
     * @param folder its sub-folders are the classes
     * @param format what becomes of every image
     * @throws DataFileException if there are no classes, or no image that can be read
     * @throws IOException if the folder cannot be listed
     */
    public FloatImages(Path folder, ImageFormat format) throws IOException {
        this.format = format;
        double[] features = new double[format.features()];
        TreeMap<String, Path> classes = new TreeMap<>();
        for (Path path : list(folder)) {
            if (Files.isDirectory(path)) {
                classes.put(path.getFileName().toString(), path);
            }
        }
        for (Path path : classes.values()) {
            for (Path file : files(path)) {
                try {
                    format.read(file, features);
                    images.add(new Image(file, classNames.size()));
                } catch (IOException e) {
                    unreadable.add(e instanceof DataFileException ? e.getMessage() : file + " cannot be read: " + e);
                }
            }
            classNames.add(path.getFileName().toString());
        }
        if (images.isEmpty()) {
            throw new DataFileException(folder + " has " + classes.size() + " sub-folders, one per class, but no image in them"
                    + (unreadable.isEmpty() ? "" : " that can be read; the first: " + unreadable.get(0)));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : list(folder)) {
            if (Files.isDirectory(path)) {
                files.addAll(files(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    /** What could not be read and is left out, with the reasons; look at it, or call {@link #requireAllReadable}. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * Makes files that could not be read an error.
     *
     * @throws DataFileException that lists them, if there are any
     */
    public FloatImages requireAllReadable() throws DataFileException {
        if (!unreadable.isEmpty()) {
            throw new DataFileException(unreadable.size() + " files cannot be read:\n" + String.join("\n", unreadable));
        }
        return this;
    }

    @Override
    public int samples() {
        return images.size();
    }

    @Override
    public int features() {
        return format.features();
    }

    /** Names of the sub-folders. */
    public List<String> classNames() {
        return List.copyOf(classNames);
    }

    /** The file of every sample. */
    public List<Path> files() {
        return images.stream().map(Image::file).toList();
    }

    /** All images in memory. */
    public FloatDataset dataset() throws IOException {
        FloatMatrix x = new FloatMatrix(features(), samples());
        FloatMatrix y = new FloatMatrix(1, samples());
        double[] features = new double[features()];
        for (int s = 0; s < samples(); s++) {
            read(images.get(s), features, x.data, s * features.length);
            y.data[s] = images.get(s).classNumber;
        }
        return new FloatDataset(x, y, List.of(), classNames);
    }

    private void read(Image image, double[] features, float[] to, int offset) throws IOException {
        format.read(image.file, features);
        for (int i = 0; i < features.length; i++) {
            to[offset + i] = (float) features[i];
        }
    }

    /** Reads image after image, in a new random order of all of them where one is wanted. */
    @Override
    public Cursor open(int outputs, Random random) {
        FloatLabels encoding = new FloatLabels(classNames.size(), 1, outputs);
        int[] order = random == null
                ? IntStream.range(0, samples()).toArray()
                : Split.shuffled(samples(), random);
        double[] features = new double[features()];
        return new Cursor() {
            private final float[] label = new float[1];
            private int next;

            @Override
            public void read(float[] x, float[] y, int count) throws IOException {
                for (int s = 0; s < count; s++) {
                    Image image = images.get(order[next++]);
                    FloatImages.this.read(image, features, x, s * features.length);
                    label[0] = image.classNumber;
                    encoding.write(label, 0, y, s * outputs);
                }
            }

            @Override
            public void close() {}
        };
    }
}
