package io.neurapt.onnx;

import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jblas.DoubleMatrix;
import org.jblas.MatrixFunctions;

/** A generated network of either precision, seen through double. Sets of samples hold one sample per row. */
interface AnyNetwork {
    /** A generated network. */
    static AnyNetwork of(Object network) {
        return network instanceof FloatNetwork single ? new Single(single) : new Twofold((DoubleNetwork) network);
    }

    /** Whether it is of double precision. */
    boolean isDouble();

    /** Number of features. */
    int inputs();

    /** Kind, width, activation and numbers of its layers. */
    List<String> layers();

    /** The outputs of a set of samples. */
    double[][] predict(double[][] x);

    /** Writes it as ONNX. */
    void write(Path file) throws IOException;

    /** Trains for an epoch, which fits the scaler. */
    void train(double[][] x, double[][] y);

    /** Draws all parameters, those that start with zeros or ones included. */
    void draw(Random random);

    /** Values near 1 for what is a variance, else around 0. */
    static DoubleMatrix drawn(Random random, String name, int rows, int columns) {
        DoubleMatrix value = new DoubleMatrix(rows, columns);
        for (int i = 0; i < value.length; i++) {
            value.put(i, name.endsWith(".variance") ? 0.2 + 2 * random.nextDouble() : random.nextGaussian());
        }
        return value;
    }

    /** Samples as columns. */
    static DoubleMatrix columns(double[][] samples) {
        return new DoubleMatrix(samples).transpose();
    }

    /** Of single precision. */
    record Single(FloatNetwork network) implements AnyNetwork {
        Snapshot snapshot() {
            return Snapshot.of(network);
        }

        @Override
        public boolean isDouble() {
            return false;
        }

        @Override
        public int inputs() {
            return Snapshot.of(network).info().inputs();
        }

        @Override
        public List<String> layers() {
            return Snapshot.of(network).info().layers().stream()
                    .map(layer -> layer.kind() + " " + layer.output() + " " + layer.activation() + " " + layer.parameters())
                    .toList();
        }

        @Override
        public double[][] predict(double[][] x) {
            return MatrixFunctions.floatToDouble(network.predict(MatrixFunctions.doubleToFloat(columns(x))))
                    .transpose()
                    .toArray2();
        }

        @Override
        public void write(Path file) throws IOException {
            Onnx.write(network, file);
        }

        @Override
        public void train(double[][] x, double[][] y) {
            network.train(
                    MatrixFunctions.doubleToFloat(columns(x)),
                    MatrixFunctions.doubleToFloat(columns(y)),
                    TrainingOptions.builder().epochs(1).build());
        }

        @Override
        public void draw(Random random) {
            for (String name : network.parameters().names()) {
                var old = network.parameters().get(name);
                network.parameters().set(name, MatrixFunctions.doubleToFloat(drawn(random, name, old.rows, old.columns)));
            }
        }
    }

    /** Of double precision. */
    record Twofold(DoubleNetwork network) implements AnyNetwork {
        @Override
        public boolean isDouble() {
            return true;
        }

        @Override
        public int inputs() {
            return Snapshot.of(network).info().inputs();
        }

        @Override
        public List<String> layers() {
            return Snapshot.of(network).info().layers().stream()
                    .map(layer -> layer.kind() + " " + layer.output() + " " + layer.activation() + " " + layer.parameters())
                    .toList();
        }

        @Override
        public double[][] predict(double[][] x) {
            return network.predict(columns(x)).transpose().toArray2();
        }

        @Override
        public void write(Path file) throws IOException {
            Onnx.write(network, file);
        }

        @Override
        public void train(double[][] x, double[][] y) {
            network.train(columns(x), columns(y), TrainingOptions.builder().epochs(1).build());
        }

        @Override
        public void draw(Random random) {
            for (String name : network.parameters().names()) {
                var old = network.parameters().get(name);
                network.parameters().set(name, drawn(random, name, old.rows, old.columns));
            }
        }
    }
}
