package io.neurapt.processor;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jblas.DoubleMatrix;

/** A generated network of either precision, seen through double. Sets of samples hold one sample per row. */
interface AnyNetwork {
    /** A new network of a spec that was compiled. */
    static AnyNetwork create(Compiled compiled, Net net, long seed) {
        return of(compiled.create(net.className(), seed));
    }

    /** The network of a file. */
    static AnyNetwork load(Compiled compiled, Net net, Path file) throws Exception {
        return of(compiled.load(net.className(), file));
    }

    /** A generated network. */
    static AnyNetwork of(Object network) {
        return network instanceof FloatNetwork single
                ? new FloatAdapter(single)
                : new DoubleAdapter((DoubleNetwork) network);
    }

    /** Through {@code save(file)}. */
    void save(Path file) throws IOException;

    /** Through {@code predict(x)}. */
    double[] predict(double[] x);

    /** Through {@code predict(x, out)}. */
    double[] predictInto(double[] x);

    /** Through {@code predict(Matrix)}. */
    double[][] predictMatrix(double[][] x);

    /** Through {@code predict(array of rows)}. */
    double[][] predictRows(double[][] x);

    /** Through {@code cost(Matrix, Matrix)}. */
    double cost(double[][] x, double[][] y);

    /** Through {@code cost(array of rows, array of rows)}. */
    double costOfRows(double[][] x, double[][] y);

    /** Through {@code gradients(Matrix, Matrix)}; matrices by name. */
    Map<String, double[][]> gradients(double[][] x, double[][] y);

    /** Through {@code gradientCheck(Matrix, Matrix)}. */
    double gradientCheck(double[][] x, double[][] y);

    /** Through {@code train(Matrix, Matrix, options)}. */
    TrainingResult train(double[][] x, double[][] y, TrainingOptions options);

    /** Copies of the parameter matrices by name. */
    Map<String, double[][]> parameters();

    /** Replaces a parameter matrix. */
    void set(String name, double[][] value);

    /** Samples as the columns of a matrix. */
    static DoubleMatrix columns(double[][] samples) {
        return new DoubleMatrix(samples).transpose();
    }

    /** The inverse of {@link #columns}. */
    static double[][] rows(DoubleMatrix matrix) {
        return matrix.transpose().toArray2();
    }

    /** Matrices by name, in the order of the names. */
    static Map<String, double[][]> byName(List<String> names, Function<String, DoubleMatrix> matrix) {
        Map<String, double[][]> matrices = new LinkedHashMap<>();
        names.forEach(name -> matrices.put(name, matrix.apply(name).toArray2()));
        return matrices;
    }
}
