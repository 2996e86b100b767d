package io.neurapt.internal;

import io.neurapt.Activation;

/**
 * The plain formulas of one sample in double, without any care for speed. Gradient checks differentiate them numerically,
 * so they share no code with the kernels.
 */
public final class Reference {
    private Reference() {}

    /** As the method below, for activations without a parameter, and for ELU with α = 1. */
    public static double[] dense(double[] p, int weight, int bias, double[] a, int units, Activation activation) {
        return dense(p, weight, bias, a, units, activation, 1);
    }

    /**
     * g(W·a + b).
     *
     * @param p all parameters
     * @param weight offset of W, units × inputs, column-major
     * @param bias offset of b, or −1 if the layer has none
     * @param a the inputs
     * @param parameter slope of leaky ReLU, α of ELU
     */
    public static double[] dense(
            double[] p, int weight, int bias, double[] a, int units, Activation activation, double parameter) {
        double[] z = new double[units];
        for (int i = 0; i < units; i++) {
            double sum = bias < 0 ? 0 : p[bias + i];
            for (int j = 0; j < a.length; j++) {
                sum += p[weight + j * units + i] * a[j];
            }
            z[i] = activate(sum, activation, parameter);
        }
        return z;
    }

    /**
     * g(γ ∘ (a − mean) / √(variance + ε) + β).
     *
     * @param p all parameters
     * @param scale offset of γ; likewise the other three
     * @param a the inputs
     * @param parameter slope of leaky ReLU, α of ELU
     */
    public static double[] batchNorm(
            double[] p, int scale, int shift, int mean, int variance, double epsilon,
            double[] a, Activation activation, double parameter) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            double normalized = (a[i] - p[mean + i]) / Math.sqrt(p[variance + i] + epsilon);
            out[i] = activate(p[scale + i] * normalized + p[shift + i], activation, parameter);
        }
        return out;
    }

    /** Softmax and its logarithm are left out here: they always end in the cross-entropy, which takes the logits. */
    private static double activate(double z, Activation activation, double parameter) {
        return switch (activation) {
            case IDENTITY, SOFTMAX, LOG_SOFTMAX -> z;
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case RELU -> z > 0 ? z : 0;
            case LEAKY_RELU -> z > 0 ? z : parameter * z;
            case ELU -> z > 0 ? z : parameter * Math.expm1(z);
            case SELU -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
            case GELU -> z * normalDistribution(z);
            case GELU_TANH -> z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
            case SILU -> z / (1 + Math.exp(-z));
            case SOFTPLUS -> softplus(z);
            case MISH -> z * Math.tanh(softplus(z));
            case HARD_SIGMOID -> Math.min(Math.max(z + 3, 0), 6) / 6;
        };
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** Φ(z) by Simpson's rule on its density between 0 and z. */
    private static double normalDistribution(double z) {
        int n = 400;
        double end = Math.max(-40, Math.min(z, 40));
        double sum = 1 + Math.exp(-end * end / 2);
        for (int k = 1; k < n; k++) {
            double t = end * k / n;
            sum += (k % 2 == 0 ? 2 : 4) * Math.exp(-t * t / 2);
        }
        return 0.5 + sum * end / n / 3 / Math.sqrt(2 * Math.PI);
    }

    /** −Σ y·ln σ(z) + (1 − y)·ln(1 − σ(z)), from the logits. */
    public static double binaryCrossEntropy(double[] z, double[] y) {
        double loss = 0;
        for (int i = 0; i < z.length; i++) {
            loss += Math.max(z[i], 0) - z[i] * y[i] + Math.log1p(Math.exp(-Math.abs(z[i])));
        }
        return loss;
    }

    /** −Σ y·ln softmax(z), from the logits. */
    public static double categoricalCrossEntropy(double[] z, double[] y) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : z) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : z) {
            sum += Math.exp(logit - max);
        }
        double loss = Math.log(sum) + max;
        for (int i = 0; i < z.length; i++) {
            loss -= y[i] * z[i];
        }
        return loss;
    }

    /** ½·Σ (a − y)². */
    public static double meanSquaredError(double[] a, double[] y) {
        double loss = 0;
        for (int i = 0; i < a.length; i++) {
            loss += (a[i] - y[i]) * (a[i] - y[i]) / 2;
        }
        return loss;
    }

    /** −ln softmax(z) of the class whose number is the label, from the logits. */
    public static double sparseCategoricalCrossEntropy(double[] z, double[] y) {
        double[] label = new double[z.length];
        label[(int) y[0]] = 1;
        return categoricalCrossEntropy(z, label);
    }

    /** Σ |a − y|. */
    public static double meanAbsoluteError(double[] a, double[] y) {
        double loss = 0;
        for (int i = 0; i < a.length; i++) {
            loss += Math.abs(a[i] - y[i]);
        }
        return loss;
    }

    /** Σ ½·e² where |e| ≤ 1, else |e| − ½. */
    public static double huber(double[] a, double[] y) {
        double loss = 0;
        for (int i = 0; i < a.length; i++) {
            double e = Math.abs(a[i] - y[i]);
            loss += e <= 1 ? e * e / 2 : e - 0.5;
        }
        return loss;
    }

    /** Σ max(0, 1 − y·a). */
    public static double hinge(double[] a, double[] y) {
        double loss = 0;
        for (int i = 0; i < a.length; i++) {
            loss += Math.max(0, 1 - y[i] * a[i]);
        }
        return loss;
    }
}
