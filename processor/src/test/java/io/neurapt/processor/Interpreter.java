package io.neurapt.processor;

import io.neurapt.Activation;
import io.neurapt.Loss;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The truth that generated code is compared with: the formulas of a network in double, written down as naively as
 * possible. Sets of samples hold one sample per row. Parameters are matrices by name, {@code [unit][input]}; those
 * given are used in place, so that a test can vary them.
 */
final class Interpreter {
    private final Net net;
    private final double[][][] weights;
    private final double[][][] biases; // null for layers without

    Interpreter(Net net, Map<String, double[][]> parameters) {
        this.net = net;
        weights = new double[net.layers().size()][][];
        biases = new double[net.layers().size()][][];
        for (int l = 0; l < weights.length; l++) {
            weights[l] = parameters.get(net.weight(l));
            biases[l] = parameters.get(net.bias(l));
        }
    }

    /** The output for one sample. */
    double[] predict(double[] x) {
        double[][] a = forward(x).a;
        return a[a.length - 1];
    }

    /** The mean loss of samples. */
    double cost(double[][] x, double[][] y) {
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
            Passed passed = forward(x[s]);
            int last = net.layers().size() - 1;
            sum += loss(passed.z[last], passed.a[last + 1], y[s]);
        }
        return sum / x.length;
    }

    /** The derivative of the cost by every parameter, by back-propagation. */
    Map<String, double[][]> gradients(double[][] x, double[][] y) {
        int depth = weights.length;
        double[][][] dw = new double[depth][][];
        double[][][] db = new double[depth][][];
        Map<String, double[][]> gradients = new LinkedHashMap<>();
        for (int l = 0; l < depth; l++) {
            dw[l] = new double[weights[l].length][net.inputs(l)];
            db[l] = new double[weights[l].length][1];
            gradients.put(net.weight(l), dw[l]);
            if (biases[l] != null) {
                gradients.put(net.bias(l), db[l]);
            }
        }
        for (int s = 0; s < x.length; s++) {
            Passed passed = forward(x[s]);
            double[] dz = outputError(passed, y[s]);
            for (int l = depth - 1; l >= 0; l--) {
                for (int i = 0; i < dz.length; i++) {
                    for (int j = 0; j < dw[l][i].length; j++) {
                        dw[l][i][j] += dz[i] * passed.a[l][j] / x.length;
                    }
                    db[l][i][0] += dz[i] / x.length;
                }
                dz = l == 0 ? null : backward(l, dz, passed);
            }
        }
        return gradients;
    }

    /** For every kink of every unit and of the loss, and every sample, on which side of it the sample is. */
    BitSet sides(double[][] x, double[][] y) {
        BitSet sides = new BitSet();
        int bit = 0;
        for (int s = 0; s < x.length; s++) {
            Passed passed = forward(x[s]);
            for (int l = 0; l < passed.z.length; l++) {
                for (double z : passed.z[l]) {
                    for (double kink : kinks(l)) {
                        sides.set(bit++, z > kink);
                    }
                }
            }
            double[] a = passed.a[passed.z.length];
            for (int i = 0; i < a.length; i++) {
                sides.set(bit++, net.loss() == Loss.MEAN_ABSOLUTE_ERROR && a[i] > y[s][i]);
                sides.set(bit++, net.loss() == Loss.HINGE && a[i] * y[s][i] > 1);
                sides.set(bit++, net.loss() == Loss.HUBER && Math.abs(a[i] - y[s][i]) > 1);
            }
        }
        return sides;
    }

    /**
     * How close a sample comes to a kink: the smallest |z| / Σ|terms of z| over the units that have one. Exact zeros do
     * not count, since they are exact in every precision.
     */
    double distanceToKink(double[] x) {
        double smallest = Double.POSITIVE_INFINITY;
        Passed passed = forward(x);
        for (int l = 0; l < passed.z.length; l++) {
            for (int i = 0; kinks(l).length > 0 && i < passed.z[l].length; i++) {
                double size = Math.abs(bias(l, i));
                for (int j = 0; j < passed.a[l].length; j++) {
                    size += Math.abs(weights[l][i][j] * passed.a[l][j]);
                }
                for (double kink : kinks(l)) {
                    if (passed.z[l][i] != kink) {
                        smallest = Math.min(smallest, Math.abs(passed.z[l][i] - kink) / size);
                    }
                }
            }
        }
        return smallest;
    }

    /** Where g′ jumps. */
    private double[] kinks(int layer) {
        return switch (net.layers().get(layer).activation()) {
            case RELU, LEAKY_RELU, SELU -> new double[] {0};
            case ELU -> net.layers().get(layer).alpha() == 1 ? new double[0] : new double[] {0};
            case HARD_SIGMOID -> new double[] {-3, 3};
            default -> new double[0];
        };
    }

    private double bias(int layer, int unit) {
        return biases[layer] == null ? 0 : biases[layer][unit][0];
    }

    /** Of one sample: a[0] is x, and layer l makes a[l + 1] from z[l]. */
    private record Passed(double[][] z, double[][] a) {}

    private Passed forward(double[] x) {
        int depth = weights.length;
        Passed passed = new Passed(new double[depth][], new double[depth + 1][]);
        passed.a[0] = x;
        for (int l = 0; l < depth; l++) {
            double[] z = new double[weights[l].length];
            for (int i = 0; i < z.length; i++) {
                z[i] = bias(l, i);
                for (int j = 0; j < passed.a[l].length; j++) {
                    z[i] += weights[l][i][j] * passed.a[l][j];
                }
            }
            passed.z[l] = z;
            passed.a[l + 1] = activate(net.layers().get(l), z);
        }
        return passed;
    }

    private static double[] activate(Net.DenseLayer layer, double[] z) {
        double[] a = new double[z.length];
        double logSum = layer.activation().isElementwise() ? 0 : logSumExp(z);
        for (int i = 0; i < z.length; i++) {
            a[i] = switch (layer.activation()) {
                case IDENTITY -> z[i];
                case SIGMOID -> 1 / (1 + Math.exp(-z[i]));
                case TANH -> Math.tanh(z[i]);
                case RELU -> z[i] > 0 ? z[i] : 0;
                case LEAKY_RELU -> z[i] > 0 ? z[i] : layer.slope() * z[i];
                case SOFTMAX -> Math.exp(z[i] - logSum);
                case LOG_SOFTMAX -> z[i] - logSum;
                case ELU -> z[i] > 0 ? z[i] : layer.alpha() * (Math.exp(z[i]) - 1);
                case SELU -> SELU_LAMBDA * (z[i] > 0 ? z[i] : SELU_ALPHA * (Math.exp(z[i]) - 1));
                case GELU -> z[i] * normal(z[i]);
                case GELU_TANH -> 0.5 * z[i] * (1 + Math.tanh(inner(z[i])));
                case SILU -> z[i] * logistic(z[i]);
                case SOFTPLUS -> -logSigmoid(-z[i]);
                case MISH -> z[i] * Math.tanh(-logSigmoid(-z[i]));
                case HARD_SIGMOID -> z[i] <= -3 ? 0 : z[i] >= 3 ? 1 : z[i] / 6 + 0.5;
            };
        }
        return a;
    }

    private static double derivative(Net.DenseLayer layer, double z, double a) {
        return switch (layer.activation()) {
            case IDENTITY -> 1;
            case SIGMOID -> a * (1 - a);
            case TANH -> 1 - a * a;
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : layer.slope();
            case SOFTMAX, LOG_SOFTMAX -> throw new IllegalStateException("softmax is for cross-entropy outputs only");
            case ELU -> z > 0 ? 1 : layer.alpha() * Math.exp(z);
            case SELU -> SELU_LAMBDA * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z));
            case GELU -> normal(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            case GELU_TANH -> 0.5 * (1 + Math.tanh(inner(z)))
                    + 0.5 * z / square(Math.cosh(inner(z))) * Math.sqrt(2 / Math.PI) * (1 + 0.134145 * z * z);
            case SILU -> logistic(z) + z * logistic(z) * logistic(-z);
            case SOFTPLUS -> logistic(z);
            case MISH -> Math.tanh(-logSigmoid(-z)) + z * logistic(z) / square(Math.cosh(-logSigmoid(-z)));
            case HARD_SIGMOID -> Math.abs(z) < 3 ? 1 / 6.0 : 0;
        };
    }

    private static final double SELU_LAMBDA = 1.0507009873554804934193349852946;
    private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

    private static double inner(double z) {
        return Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double logistic(double z) {
        return Math.exp(logSigmoid(z));
    }

    /** The standard normal distribution, Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …). Source: G. Marsaglia, 2004. */
    private static double normal(double z) {
        if (Math.abs(z) > 9) {
            return z > 0 ? 1 : 0;
        }
        double sum = z;
        double term = z;
        for (int k = 3; Math.abs(term) > 1e-20; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private double loss(double[] z, double[] a, double[] y) {
        if (net.loss() == Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY) {
            return logSumExp(z) - z[(int) y[0]];
        }
        double loss = 0;
        for (int i = 0; i < z.length; i++) {
            loss += switch (net.loss()) {
                case BINARY_CROSS_ENTROPY -> -y[i] * logSigmoid(z[i]) - (1 - y[i]) * logSigmoid(-z[i]);
                case CATEGORICAL_CROSS_ENTROPY -> y[i] * (logSumExp(z) - z[i]);
                case MEAN_SQUARED_ERROR -> (a[i] - y[i]) * (a[i] - y[i]) / 2;
                case MEAN_ABSOLUTE_ERROR -> Math.abs(a[i] - y[i]);
                case HUBER -> Math.abs(a[i] - y[i]) < 1 ? square(a[i] - y[i]) / 2 : Math.abs(a[i] - y[i]) - 0.5;
                case HINGE -> Math.max(0, 1 - a[i] * y[i]);
                case SPARSE_CATEGORICAL_CROSS_ENTROPY -> throw new IllegalStateException("done above");
                case AUTO -> throw new IllegalStateException("a net has the loss itself");
            };
        }
        return loss;
    }

    private static double logSigmoid(double z) {
        return z > 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
    }

    private static double logSumExp(double[] z) {
        double max = z[0];
        for (double value : z) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (double value : z) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }

    private double[] outputError(Passed passed, double[] y) {
        int last = net.layers().size() - 1;
        double[] a = passed.a[last + 1];
        boolean logarithms = net.layers().get(last).activation() == Activation.LOG_SOFTMAX;
        double[] dz = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            double p = logarithms ? Math.exp(a[i]) : a[i];
            dz[i] = switch (net.loss()) {
                case BINARY_CROSS_ENTROPY, MEAN_SQUARED_ERROR -> a[i] - y[i];
                case CATEGORICAL_CROSS_ENTROPY -> p - y[i];
                case SPARSE_CATEGORICAL_CROSS_ENTROPY -> p - (i == y[0] ? 1 : 0);
                case MEAN_ABSOLUTE_ERROR -> a[i] > y[i] ? 1 : a[i] < y[i] ? -1 : 0;
                case HUBER -> Math.abs(a[i] - y[i]) < 1 ? a[i] - y[i] : a[i] > y[i] ? 1 : -1;
                case HINGE -> a[i] * y[i] < 1 ? -y[i] : 0;
                case AUTO -> throw new IllegalStateException("a net has the loss itself");
            };
            if (!net.loss().takesLogits()) {
                dz[i] *= derivative(net.layers().get(last), passed.z[last][i], a[i]);
            }
        }
        return dz;
    }

    /** From dz of a layer to dz of the layer before. */
    private double[] backward(int layer, double[] dz, Passed passed) {
        double[] before = new double[net.inputs(layer)];
        for (int j = 0; j < before.length; j++) {
            for (int i = 0; i < dz.length; i++) {
                before[j] += weights[layer][i][j] * dz[i];
            }
            before[j] *= derivative(net.layers().get(layer - 1), passed.z[layer - 1][j], passed.a[layer][j]);
        }
        return before;
    }
}
