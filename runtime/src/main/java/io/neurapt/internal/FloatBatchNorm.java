package io.neurapt.internal;

import io.neurapt.kernel.Part;
import java.util.Arrays;

/**
 * A batch-normalisation layer at work, up to its activation. Matrices are units × m, column-major. Every column is copied before it is
 * worked on: the just-in-time compiler vectorises loops over several arrays only where they run over the same indices.
 */
public final class FloatBatchNorm {
    private final int units;
    private final int scale;
    private final int shift;
    private final int mean;
    private final int variance;
    private final double epsilon;
    private final double momentum;
    private final float[] mu;
    private final float[] sigma2;
    private final float[] inverse;
    private final float[] sum;
    private final float[] product;
    private final float[] scaleGradient;
    private final float[] shiftGradient;
    private final float[] factor;
    private final float[] column;
    private final float[] other;
    private boolean ofBatch;
    private int samples;
    // the input seen last, from which back-propagation normalises once more: that is faster than to store and load the result
    private float[] input;
    private int offset;

    /**
     * Allocates the workspace, whose size does not depend on the batch.
     *
     * @param scale where γ starts among the parameters; likewise the other three
     * @param epsilon added to the variance
     * @param momentum share of the old value in a moving average
     */
    public FloatBatchNorm(int units, int scale, int shift, int mean, int variance, double epsilon, double momentum) {
        this.units = units;
        this.scale = scale;
        this.shift = shift;
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
        this.momentum = momentum;
        mu = new float[units];
        sigma2 = new float[units];
        inverse = new float[units];
        sum = new float[units];
        product = new float[units];
        scaleGradient = new float[units];
        shiftGradient = new float[units];
        factor = new float[units];
        column = new float[units];
        other = new float[units];
    }

    /** out ← γ ∘ (X − μ) / √(σ² + ε) + β, with μ and σ² of the batch in training, else the moving averages. */
    public void forward(float[] p, float[] x, int xo, float[] out, int m, boolean training) {
        ofBatch = training;
        samples = m;
        if (training) {
            moments(x, xo, m);
        } else {
            System.arraycopy(p, mean, mu, 0, units);
            System.arraycopy(p, variance, sigma2, 0, units);
        }
        input = x;
        offset = xo;
        for (int i = 0; i < units; i++) {
            inverse[i] = (float) (1 / Math.sqrt(sigma2[i] + epsilon));
            factor[i] = p[scale + i] * inverse[i];
        }
        System.arraycopy(p, shift, sum, 0, units);
        for (int s = 0; s < m; s++) {
            System.arraycopy(x, xo + s * units, column, 0, units);
            for (int i = 0; i < units; i++) {
                column[i] = factor[i] * (column[i] - mu[i]) + sum[i];
            }
            System.arraycopy(column, 0, out, s * units, units);
        }
    }

    /** μ = Σ X / m, then σ² = Σ (X − μ)² / m. */
    private void moments(float[] x, int xo, int m) {
        Arrays.fill(mu, 0f);
        Arrays.fill(sigma2, 0f);
        for (int s = 0; s < m; s++) {
            System.arraycopy(x, xo + s * units, column, 0, units);
            for (int i = 0; i < units; i++) {
                mu[i] += column[i];
            }
        }
        for (int i = 0; i < units; i++) {
            mu[i] /= m;
        }
        for (int s = 0; s < m; s++) {
            System.arraycopy(x, xo + s * units, column, 0, units);
            for (int i = 0; i < units; i++) {
                float error = column[i] - mu[i];
                sigma2[i] += error * error;
            }
        }
        for (int i = 0; i < units; i++) {
            sigma2[i] /= m;
        }
    }

    /**
     * From the derivative d by the output, the gradients Σ d ∘ X̂ of γ and Σ d of β, which it keeps for {@link #gradients}, and the
     * derivative by the input, dX = γ/√(σ² + ε) ∘ (d − Σ d / m − X̂ ∘ Σ (d ∘ X̂) / m), or γ/√(σ² + ε) ∘ d where μ and σ² are not of
     * the batch.
     *
     * @param dx null where the input's derivative is not needed
     */
    public void backward(float[] p, float[] d, float[] dx, int m) {
        Arrays.fill(sum, 0f);
        Arrays.fill(product, 0f);
        for (int s = 0; s < m; s++) {
            System.arraycopy(d, s * units, column, 0, units);
            System.arraycopy(input, offset + s * units, other, 0, units);
            for (int i = 0; i < units; i++) {
                sum[i] += column[i];
            }
            for (int i = 0; i < units; i++) {
                product[i] += column[i] * (other[i] - mu[i]);
            }
        }
        for (int i = 0; i < units; i++) {
            factor[i] = p[scale + i] * inverse[i];
            product[i] *= inverse[i];
        }
        System.arraycopy(product, 0, scaleGradient, 0, units);
        System.arraycopy(sum, 0, shiftGradient, 0, units);
        if (dx == null) {
            return;
        }
        float share = ofBatch ? 1f / m : 0f;
        for (int i = 0; i < units; i++) {
            sum[i] *= share;
            product[i] *= share * inverse[i];
        }
        for (int s = 0; s < m; s++) {
            System.arraycopy(d, s * units, column, 0, units);
            System.arraycopy(input, offset + s * units, other, 0, units);
            for (int i = 0; i < units; i++) {
                other[i] = factor[i] * (column[i] - sum[i] - (other[i] - mu[i]) * product[i]);
            }
            System.arraycopy(other, 0, dx, s * units, units);
        }
    }

    /** Gradients of the batch that {@link #backward} saw last: g of γ and of β ← factor · gradient + beta · g, for a part of the units. */
    public void gradients(float factorOfSum, float beta, float[] g, Part part) {
        int last = part.to(units);
        for (int i = part.from(units); i < last; i++) {
            g[scale + i] = factorOfSum * scaleGradient[i] + (beta == 0 ? 0 : beta * g[scale + i]);
            g[shift + i] = factorOfSum * shiftGradient[i] + (beta == 0 ? 0 : beta * g[shift + i]);
        }
    }

    /** Moves the averages towards the batch seen last; see {@link FloatBackward#finish}. */
    public void moveAverages(float[] p, boolean first, float share) {
        float old = (float) momentum;
        float fresh = (float) (1 - momentum) * share;
        float unbiased = (float) samples / Math.max(1, samples - 1);
        for (int i = 0; i < units; i++) {
            p[mean + i] = (first ? old * p[mean + i] : p[mean + i]) + fresh * mu[i];
            p[variance + i] = (first ? old * p[variance + i] : p[variance + i]) + fresh * unbiased * sigma2[i];
        }
    }

    /**
     * Folds the layer with its moving averages into the dense layer before it: W ← s ∘ W, and the bias of the whole, β + s ∘ (b − mean)
     * with s = γ/√(variance + ε), to where β was.
     *
     * @param p changed in place
     * @param weight where W (units × inputs) starts
     * @param bias where b starts, −1 if there is none
     * @param scale where γ starts; likewise the other three
     */
    public static void fold(
            float[] p, int weight, int bias, int units, int inputs,
            int scale, int shift, int mean, int variance, double epsilon) {
        for (int i = 0; i < units; i++) {
            double s = p[scale + i] / Math.sqrt(p[variance + i] + epsilon);
            for (int j = 0; j < inputs; j++) {
                p[weight + j * units + i] = (float) (s * p[weight + j * units + i]);
            }
            double b = bias < 0 ? 0 : p[bias + i];
            p[shift + i] = (float) (p[shift + i] + s * (b - p[mean + i]));
        }
    }

    /** out ← γ ∘ (X − mean) / √(variance + ε) + β for m samples; out may be x. */
    public static void predict(
            float[] p, float[] x, int xo, float[] out, int units, int m,
            int scale, int shift, int mean, int variance, double epsilon) {
        for (int i = 0; i < units; i++) {
            float s = (float) (p[scale + i] / Math.sqrt(p[variance + i] + epsilon));
            for (int k = i; k < units * m; k += units) {
                out[k] = s * (x[xo + k] - p[mean + i]) + p[shift + i];
            }
        }
    }
}
