package io.neurapt.processor;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.FloatTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.jblas.MatrixFunctions;

/** A network of single precision. */
record FloatAdapter(FloatNetwork network) implements AnyNetwork {
    @Override
    public void save(Path file) throws IOException {
        network.save(file);
    }

    @Override
    public double[] predict(double[] x) {
        return wide(network.predict(narrow(x)));
    }

    @Override
    public double[] predictInto(double[] x) {
        float[] out = new float[network.predict(narrow(x)).length];
        network.predict(narrow(x), out);
        return wide(out);
    }

    @Override
    public double[][] predictMatrix(double[][] x) {
        return AnyNetwork.rows(MatrixFunctions.floatToDouble(network.predict(columns(x))));
    }

    @Override
    public double[][] predictRows(double[][] x) {
        float[][] out = network.predict(narrow(x));
        double[][] wide = new double[out.length][];
        for (int s = 0; s < out.length; s++) {
            wide[s] = wide(out[s]);
        }
        return wide;
    }

    @Override
    public double cost(double[][] x, double[][] y) {
        return network.cost(columns(x), columns(y));
    }

    @Override
    public double costOfRows(double[][] x, double[][] y) {
        return network.cost(narrow(x), narrow(y));
    }

    @Override
    public Map<String, double[][]> gradients(double[][] x, double[][] y) {
        FloatTensors gradients = network.gradients(columns(x), columns(y));
        return AnyNetwork.byName(gradients.names(), name -> MatrixFunctions.floatToDouble(gradients.get(name)));
    }

    @Override
    public double gradientCheck(double[][] x, double[][] y) {
        return network.gradientCheck(columns(x), columns(y));
    }

    @Override
    public TrainingResult train(double[][] x, double[][] y, TrainingOptions options) {
        return network.train(columns(x), columns(y), options);
    }

    @Override
    public Map<String, double[][]> parameters() {
        return AnyNetwork.byName(
                network.parameters().names(),
                name -> MatrixFunctions.floatToDouble(network.parameters().get(name)));
    }

    @Override
    public void set(String name, double[][] value) {
        network.parameters().set(name, MatrixFunctions.doubleToFloat(new DoubleMatrix(value)));
    }

    private static FloatMatrix columns(double[][] samples) {
        return MatrixFunctions.doubleToFloat(AnyNetwork.columns(samples));
    }

    private static float[][] narrow(double[][] rows) {
        float[][] narrow = new float[rows.length][];
        for (int s = 0; s < rows.length; s++) {
            narrow[s] = narrow(rows[s]);
        }
        return narrow;
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
