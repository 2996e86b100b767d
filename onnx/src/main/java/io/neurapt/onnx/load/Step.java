package io.neurapt.onnx.load;

import io.neurapt.Activation;

/** What happens to the features of a sample on their way. */
sealed interface Step {
    /**
     * W·x + b.
     *
     * @param weight row by row, units × inputs; not to be changed
     * @param bias null if there is none
     */
    record Linear(int units, int inputs, double[] weight, double[] bias) implements Step {}

    /** scale·x + shift, feature by feature. */
    record Affine(Coefficient scale, Coefficient shift) implements Step {
        /** This one first, then another. */
        Affine then(Affine next) {
            return new Affine(scale.times(next.scale), shift.times(next.scale).plus(next.shift));
        }

        boolean isIdentity() {
            return scale.isAll(1) && shift.isAll(0);
        }
    }

    /**
     * An activation.
     *
     * @param parameter its slope or α, where it has one
     */
    record Activate(Activation activation, double parameter) implements Step {}

    /** Batch normalisation by moving averages. */
    record Normalise(double[] scale, double[] shift, double[] mean, double[] variance, double epsilon, double momentum)
            implements Step {
        /** What it does in predictions. */
        Affine affine() {
            double[] a = new double[scale.length];
            double[] b = new double[scale.length];
            for (int i = 0; i < a.length; i++) {
                a[i] = scale[i] / Math.sqrt(variance[i] + epsilon);
                b[i] = shift[i] - mean[i] * a[i];
            }
            return new Affine(new Coefficient(a), new Coefficient(b));
        }
    }

    /** Dropout, which does nothing in predictions. */
    record Drop(double rate) implements Step {}
}
