package io.neurapt.internal;

import io.neurapt.Activation;

/**
 * The plain formulas of one sample in double, without any care for speed. Gradient checks differentiate them numerically,
 * so they share no code with the kernels.
 */
public final class Reference {
    private Reference() {}

    /** As the method below, for activations without a slope. */
    public static double[] dense(double[] p, int weight, int bias, double[] a, int units, Activation activation) {
        return dense(p, weight, bias, a, units, activation, Double.NaN);
    }

    /**
     * g(W·a + b).
     *
     * @param p all parameters
     * @param weight offset of W, units × inputs, column-major
     * @param bias offset of b, or −1 if the layer has none
     * @param a the inputs
     */
    public static double[] dense(
            double[] p, int weight, int bias, double[] a, int units, Activation activation, double slope) {
        double[] z = new double[units];
        for (int i = 0; i < units; i++) {
            double sum = bias < 0 ? 0 : p[bias + i];
            for (int j = 0; j < a.length; j++) {
                sum += p[weight + j * units + i] * a[j];
            }
            z[i] = activate(sum, activation, slope);
        }
        return z;
    }

    /** Softmax is left out here: it always ends in the cross-entropy, which takes the logits. */
    private static double activate(double z, Activation activation, double slope) {
        return switch (activation) {
            case IDENTITY, SOFTMAX -> z;
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case RELU -> z > 0 ? z : 0;
            case LEAKY_RELU -> z > 0 ? z : slope * z;
        };
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
}
