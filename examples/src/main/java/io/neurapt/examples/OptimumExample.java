package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import io.neurapt.network.DoubleNetwork;
import java.io.IOException;
import java.io.PrintStream;
import org.jblas.DoubleMatrix;
import org.jblas.MatrixFunctions;

/** L-BFGS finds the optima of two convex problems that another method found before: {@code src/main/python/optimum.py}. */
final class OptimumExample {
    /** Objectives by Newton's method in NumPy, from the script. */
    private static final double LOGISTIC = 0.099591375932559;

    private static final double SOFTMAX = 0.261864547217173;

    private OptimumExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the larger difference of objectives
     */
    static double run(PrintStream out) throws IOException {
        FloatDataset tumours = FloatCsv.classification(
                        OptimumExample.class, "breast-cancer.csv", CsvFormat.standard(), "diagnosis")
                .dataset();
        DoubleMatrix x = MatrixFunctions.floatToDouble(tumours.x());
        x.subiColumnVector(x.rowMeans());
        x.diviColumnVector(MatrixFunctions.sqrt(x.mul(x).rowMeans()));
        double logistic = difference(out, "logistic, λ = 0.01 ", TumoursNetwork.create(), x, tumours.classes(), LOGISTIC);
        FloatDataset digits = FloatCsv.classification(
                        OptimumExample.class, "digits.csv.gz", CsvFormat.standard().withoutHeader(), "65")
                .dataset();
        DoubleMatrix pixels = MatrixFunctions.floatToDouble(digits.x()).divi(16);
        double softmax =
                difference(out, "softmax,  λ = 0.001", DigitClassesNetwork.create(), pixels, digits.classes(), SOFTMAX);
        return Math.max(logistic, softmax);
    }

    private static double difference(
            PrintStream out, String name, DoubleNetwork net, DoubleMatrix x, int[] classes, double newton) {
        TrainingResult result = net.train(x, classes, TrainingOptions.unset());
        out.printf(
                "%s  L-BFGS %.15f after %d iterations (%s), Newton %.15f, difference %.1e%n",
                name,
                result.finalCost(),
                result.epochs(),
                result.stopReason(),
                newton,
                result.finalCost() - newton);
        return Math.abs(result.finalCost() - newton);
    }
}
