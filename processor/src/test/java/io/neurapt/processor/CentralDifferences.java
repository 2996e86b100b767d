package io.neurapt.processor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Compares the gradients of the {@link Interpreter} with differences of its cost. */
final class CentralDifferences {
    private static final int SAMPLES = 3;
    private static final int PER_MATRIX = 10;
    private static final double STEP = 1e-4;
    /** What rounding and the differences' own error leave, relative to the largest derivative and to the cost. */
    private static final double OF_GRADIENT = 1e-7;

    private static final double OF_COST = 1e-10;

    private int seen;
    private int compared;

    /** Elements looked at. */
    int seen() {
        return seen;
    }

    /** Those of them between whose two points no unit crosses a kink, where alone there is something to compare. */
    int compared() {
        return compared;
    }

    /** A few elements of every parameter matrix of a network. */
    void compare(Net net, long seed) {
        Random random = new Random(seed);
        Map<String, double[][]> parameters = parameters(random, net);
        Interpreter interpreter = new Interpreter(net, parameters);
        double[][] x = RandomNets.features(random, interpreter, net.inputs(), SAMPLES);
        double[][] y = RandomNets.labels(random, net, SAMPLES);
        Map<String, double[][]> gradients = interpreter.gradients(x, y);
        double allowed = OF_GRADIENT * Comparison.largest(gradients) + OF_COST * (1 + interpreter.cost(x, y));
        parameters.forEach((name, matrix) -> {
            for (int k = 0; k < PER_MATRIX; k++) {
                int i = random.nextInt(matrix.length);
                int j = random.nextInt(matrix[i].length);
                double numeric = derivative(interpreter, matrix[i], j, x, y);
                seen++;
                compared += Double.isNaN(numeric) ? 0 : 1;
                double error = Math.abs(numeric - gradients.get(name)[i][j]);
                if (error > allowed) {
                    throw new AssertionError(name + "[" + i + "][" + j + "]: gradient "
                            + gradients.get(name)[i][j] + ", difference " + numeric + ", seed " + seed + "\n"
                            + net.source());
                }
            }
        });
    }

    /** By Richardson's extrapolation, whose error is of fourth order; NaN where a kink lies in between. */
    private static double derivative(Interpreter interpreter, double[] values, int j, double[][] x, double[][] y) {
        double value = values[j];
        BitSet sides = interpreter.sides(x, y);
        double[] costs = new double[4];
        double[] steps = {STEP, -STEP, STEP / 2, -STEP / 2};
        boolean smooth = true;
        for (int k = 0; k < steps.length; k++) {
            values[j] = value + steps[k];
            costs[k] = interpreter.cost(x, y);
            smooth &= sides.equals(interpreter.sides(x, y));
        }
        values[j] = value;
        double wide = (costs[0] - costs[1]) / (2 * STEP);
        double narrow = (costs[2] - costs[3]) / STEP;
        return smooth ? (4 * narrow - wide) / 3 : Double.NaN;
    }

    private static Map<String, double[][]> parameters(Random random, Net net) {
        Map<String, double[][]> parameters = new LinkedHashMap<>();
        for (int l = 0; l < net.layers().size(); l++) {
            int units = net.layers().get(l).units();
            parameters.put(net.weight(l), gaussian(random, units, net.inputs(l), 1 / Math.sqrt(net.inputs(l))));
            if (net.layers().get(l).bias()) {
                parameters.put(net.bias(l), gaussian(random, units, 1, 0.5));
            }
        }
        return parameters;
    }

    private static double[][] gaussian(Random random, int rows, int columns, double deviation) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> deviation * random.nextGaussian());
        }
        return matrix;
    }
}
