package io.neurapt.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;
import org.jblas.NativeBlas;

/** What Java users write without a framework: jblas by hand, see {@link JblasNet}. */
public final class Jblas implements Peer {
    private final RandomData data = new RandomData();

    @Override
    public Optional<Work> work(Case c) throws IOException {
        loadLibraries();
        switch (c.kind()) {
            case PREDICT:
                return Optional.of(predict(c.net()));
            case BATCH:
                return Optional.of(batch(c));
            case TRAIN:
                return Optional.of(train(c));
            case PLANAR:
                return Optional.of(planar());
            default:
                return Optional.empty();
        }
    }

    private Work predict(Net shape) {
        JblasNet net = new JblasNet(shape, data);
        float[][] x = data.singles(shape);
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += predictAll(net, x);
            }
            return sum;
        };
    }

    private static double predictAll(JblasNet net, float[][] x) {
        double sum = 0;
        for (float[] sample : x) {
            sum += net.predict(new FloatMatrix(sample)).get(0);
        }
        return sum;
    }

    private Work batch(Case c) {
        JblasNet net = new JblasNet(c.net(), data);
        FloatMatrix x = matrix(c.net().inputs(), c.batch());
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += net.predict(x).get(0);
            }
            return sum;
        };
    }

    /** The mini-batches are cut beforehand. */
    private Work train(Case c) {
        Net shape = c.net();
        JblasNet net = new JblasNet(shape, data);
        List<FloatMatrix> x = new ArrayList<>();
        List<FloatMatrix> y = new ArrayList<>();
        for (int from = 0; from < Case.SAMPLES; from += c.batch()) {
            x.add(matrix(shape.inputs(), c.batch()));
            y.add(new FloatMatrix(shape.outputs(), c.batch(), data.oneHot(shape.outputs(), c.batch())));
        }
        return epochs -> {
            double cost = 0;
            if (c.adam()) {
                net.useAdam();
            }
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int i = 0; i < x.size(); i++) {
                    net.train(x.get(i), y.get(i), c.adam() ? 1e-5f : 1e-3f);
                    cost += net.cost(y.get(i));
                }
            }
            return cost;
        };
    }

    private Work planar() {
        FloatMatrix x = matrix(2, Case.PLANAR_SAMPLES);
        FloatMatrix y = new FloatMatrix(1, Case.PLANAR_SAMPLES, RandomData.planarLabels(x.data));
        return times -> {
            double costs = 0;
            for (int k = 0; k < times; k++) {
                JblasNet net = new JblasNet(Net.T1, data);
                for (int step = 0; step < Case.PLANAR_STEPS; step++) {
                    net.train(x, y, 1.2f);
                    if (step % 1000 == 0) {
                        costs += net.cost(y);
                    }
                }
            }
            return costs;
        };
    }

    private FloatMatrix matrix(int rows, int columns) {
        return new FloatMatrix(rows, columns, data.uniform(rows * columns, 1));
    }

    /** On Linux jblas needs two libraries that it does not bring; a jar among the dependencies of Neurapt has them. */
    private static void loadLibraries() throws IOException {
        Path folder = Files.createTempDirectory("benchmarks");
        for (String name : List.of("libquadmath.so.0", "libgfortran.so.5")) {
            Path file = folder.resolve(name);
            try (InputStream in = Jblas.class.getResourceAsStream("/org/bytedeco/openblas/linux-x86_64/" + name)) {
                if (in != null && System.getProperty("os.name").equals("Linux")) {
                    Files.copy(in, file);
                    System.load(file.toString());
                }
            } finally {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
        NativeBlas.dgemm('N', 'N', 1, 1, 1, 1, new double[1], 0, 1, new double[1], 0, 1, 0, new double[1], 0, 1);
    }
}
