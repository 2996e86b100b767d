package io.neurapt.data;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Samples with their labels, in memory.
 *
 * @param x features × samples
 * @param y of a classification the class numbers from 0, 1 × samples; of a regression targets × samples
 * @param featureNames one per row of x, or none
 * @param classNames one per class; none for a regression
 */
public record FloatDataset(FloatMatrix x, FloatMatrix y, List<String> featureNames, List<String> classNames)
        implements FloatSource {
    /**
     * Checks what goes together.
     *
     * @throws IllegalArgumentException if it does not
     */
    public FloatDataset {
        featureNames = List.copyOf(featureNames);
        classNames = List.copyOf(classNames);
        if (x.columns != y.columns) {
            throw new IllegalArgumentException(
                    "x has " + x.columns + " samples (columns), but y has " + y.columns + "; they must be equal");
        }
        if (!featureNames.isEmpty() && featureNames.size() != x.rows) {
            throw new IllegalArgumentException(
                    "x has " + x.rows + " features (rows), but there are " + featureNames.size() + " names");
        }
        if (!classNames.isEmpty()) {
            requireClasses(y, classNames.size());
        }
    }

    private static void requireClasses(FloatMatrix y, int classes) {
        for (int s = 0; s < y.columns; s++) {
            float c = y.data[s * y.rows];
            if (y.rows != 1 || c != Math.rint(c) || c < 0 || c >= classes) {
                throw new IllegalArgumentException("y must be one row of class numbers from 0 to " + (classes - 1)
                        + ", but has " + y.rows + " rows and " + c + " for sample " + s);
            }
        }
    }

    /** Number of samples. */
    @Override
    public int samples() {
        return x.columns;
    }

    @Override
    public int features() {
        return x.rows;
    }

    /** The class of every sample, as its number. */
    public int[] classes() {
        requireClassification();
        int[] classes = new int[samples()];
        for (int s = 0; s < classes.length; s++) {
            classes[s] = (int) y.data[s];
        }
        return classes;
    }

    private void requireClassification() {
        if (classNames.isEmpty()) {
            throw new IllegalStateException("these labels are targets of a regression, not classes");
        }
    }

    /**
     * Labels for a network: for one output of a classification the class numbers, for several one-hot columns; for a regression the
     * targets.
     *
     * @param outputs units of the network's last layer
     * @return outputs × samples
     * @throws IllegalArgumentException if the labels do not fit so many outputs
     */
    public FloatMatrix labels(int outputs) {
        FloatMatrix labels = new FloatMatrix(outputs, samples());
        FloatLabels encoding = new FloatLabels(classNames.size(), y.rows, outputs);
        for (int s = 0; s < samples(); s++) {
            encoding.write(y.data, s * y.rows, labels.data, s * outputs);
        }
        return labels;
    }

    /** The same samples in random order; the same seed gives the same order. */
    public FloatDataset shuffled(long seed) {
        return select(Split.shuffled(samples(), new Random(seed)));
    }

    /** The samples from one index up to, not including, another. */
    public FloatDataset range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** Some samples, in the order of their indices here. */
    public FloatDataset select(int... indices) {
        return new FloatDataset(x.getColumns(indices), y.getColumns(indices), featureNames, classNames);
    }

    /** As {@link Split#random(List, double, long)}. */
    public Split<FloatDataset> split(double trainShare, long seed) {
        return parts(Split.random(samples(), trainShare, seed));
    }

    /** As {@link Split#stratified(List, java.util.function.Function, double, long)}, by class. */
    public Split<FloatDataset> stratifiedSplit(double trainShare, long seed) {
        return parts(Split.stratified(classes(), trainShare, seed));
    }

    private Split<FloatDataset> parts(Split<int[]> indices) {
        return new Split<>(select(indices.train()), select(indices.test()));
    }

    @Override
    public Cursor open(int outputs, Random random) {
        FloatLabels encoding = new FloatLabels(classNames.size(), y.rows, outputs);
        int[] order = random == null
                ? IntStream.range(0, samples()).toArray()
                : Split.shuffled(samples(), random);
        return new Cursor() {
            private int next;

            @Override
            public void read(float[] toX, float[] toY, int count) {
                for (int s = 0; s < count; s++, next++) {
                    System.arraycopy(x.data, order[next] * x.rows, toX, s * x.rows, x.rows);
                    encoding.write(y.data, order[next] * y.rows, toY, s * outputs);
                }
            }

            @Override
            public void close() {}
        };
    }
}
