package io.neurapt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jblas.FloatMatrix;

/**
 * A CSV file as samples: columns with names are its labels, all others its features. It was read through once, so that every
 * number in it is known to be one; {@link #dataset} holds all of it in memory, {@link #open} streams it.
 */
public final class FloatCsv implements FloatSource {
    private final Content content;
    private final CsvFormat format;
    private final List<String> columns;
    private final List<String> classNames;
    private final int features;
    private final int samples;

    /** Opens the file again. */
    @FunctionalInterface
    private interface Content {
        CsvRows open() throws IOException;
    }

    private FloatCsv(Content content, CsvFormat format, boolean classification, List<String> labels) throws IOException {
        this.content = content;
        this.format = format;
        TreeSet<String> classes = new TreeSet<>(FloatCsv::compare);
        try (CsvRows rows = content.open()) {
            rows.columns(labels); // refuses names that the file does not have
            columns = new ArrayList<>(rows.header());
            for (int i = 0; i < labels.size(); i++) {
                columns.remove(rows.header().get(rows.position(i)));
            }
            features = columns.size();
            columns.addAll(labels);
            rows.columns(columns);
            float[] sample = new float[columns.size()];
            int count = 0;
            for (String name = null; ; count++, classes.add(name)) {
                name = rows.next(row -> {
                    String label = classification ? row.text(features) : "";
                    read(row, sample, 0, classification ? features : sample.length);
                    return label;
                });
                if (name == null) {
                    break;
                }
            }
            samples = count;
        }
        classNames = classification ? List.copyOf(classes) : List.of();
    }

    /** Numbers by their value, before texts in their order. */
    private static int compare(String a, String b) {
        boolean numbers = a.matches("-?\\d{1,9}") && b.matches("-?\\d{1,9}");
        return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }

    /**
     * A file whose samples have classes. They are numbered in the order of their names: whole numbers by value, others
     * alphabetically.
     *
     * @param label the column with the class
     * @throws DataFileException if the file has no such column, or a feature that is no number; with line and column
     */
    public static FloatCsv classification(Path file, CsvFormat format, String label) throws IOException {
        return new FloatCsv(() -> CsvRows.open(file, format), format, true, List.of(label));
    }

    /**
     * As {@link #classification(Path, CsvFormat, String)}, from the class path.
     *
     * @param owner the class beside which the file lies
     */
    public static FloatCsv classification(Class<?> owner, String name, CsvFormat format, String label) throws IOException {
        return new FloatCsv(() -> CsvRows.open(name, resource(owner, name), format), format, true, List.of(label));
    }

    /**
     * A file whose samples have numbers to predict.
     *
     * @param targets the columns with these numbers
     * @throws DataFileException if the file lacks a column, or has anything but numbers; with line and column
     */
    public static FloatCsv regression(Path file, CsvFormat format, String... targets) throws IOException {
        return new FloatCsv(() -> CsvRows.open(file, format), format, false, List.of(targets));
    }

    private static InputStream resource(Class<?> owner, String name) throws IOException {
        InputStream in = owner.getResourceAsStream(name);
        if (in == null) {
            throw new java.io.FileNotFoundException("there is no " + name + " beside " + owner.getName() + " on the class path");
        }
        return in;
    }

    private static void read(CsvRow row, float[] to, int offset, int columns) throws DataFileException {
        for (int i = 0; i < columns; i++) {
            to[offset + i] = row.floatValue(i);
        }
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public int features() {
        return features;
    }

    /** Names of the features, in the order of the file. */
    public List<String> featureNames() {
        return List.copyOf(columns.subList(0, features));
    }

    /** Names of the classes; none for a regression. */
    public List<String> classNames() {
        return classNames;
    }

    /** All samples in memory. */
    public FloatDataset dataset() throws IOException {
        int rows = targets();
        FloatMatrix x = new FloatMatrix(features, samples);
        FloatMatrix y = new FloatMatrix(rows, samples);
        try (CsvRows file = content.open().columns(columns)) {
            float[] sample = new float[features + rows];
            for (int s = 0; s < samples; s++) {
                next(file, sample);
                System.arraycopy(sample, 0, x.data, s * features, features);
                System.arraycopy(sample, features, y.data, s * rows, rows);
            }
        }
        return new FloatDataset(x, y, featureNames(), classNames);
    }

    private int targets() {
        return columns.size() - features;
    }

    /** Features, then targets or the class number. */
    private void next(CsvRows file, float[] sample) throws IOException {
        Object read = file.next(row -> {
            boolean classification = !classNames.isEmpty();
            int label = classification ? row.oneOf(features, classNames) : 0;
            read(row, sample, 0, classification ? features : sample.length);
            if (classification) {
                sample[features] = label;
            }
            return row;
        });
        if (read == null) {
            throw new DataFileException("the file has become shorter since it was first read; it had " + samples + " samples");
        }
    }

    /** Streams the file. In random order, a sample is drawn from the next 10,000 of the file, and replaced by the one after those. */
    @Override
    public Cursor open(int outputs, Random random) throws IOException {
        FloatLabels encoding = new FloatLabels(classNames.size(), targets(), outputs);
        CsvRows file = content.open().columns(columns);
        return new FloatWindow(samples, features, targets(), outputs, encoding, random) {
            @Override
            void next(float[] sample) throws IOException {
                FloatCsv.this.next(file, sample);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    /** Samples, features and where they come from. */
    @Override
    public String toString() {
        return samples + " samples, " + features + " features, "
                + (classNames.isEmpty() ? "targets " + columns.subList(features, columns.size()) : "classes " + classNames)
                + (format.header() ? "" : ", no header");
    }
}
