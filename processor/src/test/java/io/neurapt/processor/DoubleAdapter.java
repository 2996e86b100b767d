package io.neurapt.processor;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.DoubleTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jblas.DoubleMatrix;

/** A network of double precision. */
record DoubleAdapter(DoubleNetwork network) implements AnyNetwork {
    @Override
    public void save(Path file) throws IOException {
        network.save(file);
    }

    @Override
    public double[] predict(double[] x) {
        return network.predict(x);
    }

    @Override
    public double[] predictInto(double[] x) {
        double[] out = new double[network.predict(x).length];
        network.predict(x, out);
        return out;
    }

    @Override
    public double[][] predictMatrix(double[][] x) {
        return AnyNetwork.rows(network.predict(AnyNetwork.columns(x)));
    }

    @Override
    public double[][] predictRows(double[][] x) {
        return network.predict(x);
    }

    @Override
    public double cost(double[][] x, double[][] y) {
        return network.cost(AnyNetwork.columns(x), AnyNetwork.columns(y));
    }

    @Override
    public double costOfRows(double[][] x, double[][] y) {
        return network.cost(x, y);
    }

    @Override
    public Map<String, double[][]> gradients(double[][] x, double[][] y) {
        DoubleTensors gradients = network.gradients(AnyNetwork.columns(x), AnyNetwork.columns(y));
        return AnyNetwork.byName(gradients.names(), gradients::get);
    }

    @Override
    public double gradientCheck(double[][] x, double[][] y) {
        return network.gradientCheck(AnyNetwork.columns(x), AnyNetwork.columns(y));
    }

    @Override
    public TrainingResult train(double[][] x, double[][] y, TrainingOptions options) {
        return network.train(AnyNetwork.columns(x), AnyNetwork.columns(y), options);
    }

    @Override
    public Map<String, double[][]> parameters() {
        return AnyNetwork.byName(network.parameters().names(), network.parameters()::get);
    }

    @Override
    public void set(String name, double[][] value) {
        network.parameters().set(name, new DoubleMatrix(value));
    }
}
