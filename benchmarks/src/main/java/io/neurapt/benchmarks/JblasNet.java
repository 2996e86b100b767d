package io.neurapt.benchmarks;

import org.jblas.FloatMatrix;
import org.jblas.MatrixFunctions;

/**
 * A net by hand on jblas, in the form of lecture notes: {@code A = g(W·X + b)} and its derivatives, formula by formula,
 * with a new matrix for every result.
 */
final class JblasNet {
    private final Net shape;
    private final FloatMatrix[] w;
    private final FloatMatrix[] b;
    private final FloatMatrix[] a;
    private final Adam[] adam;

    JblasNet(Net shape, RandomData data) {
        this.shape = shape;
        int layers = shape.layers();
        w = new FloatMatrix[layers];
        b = new FloatMatrix[layers];
        a = new FloatMatrix[layers + 1];
        adam = new Adam[2 * layers];
        for (int l = 0; l < layers; l++) {
            float[] values = data.uniform(shape.units(l) * shape.inputs(l), 1 / Math.sqrt(shape.inputs(l)));
            w[l] = new FloatMatrix(shape.units(l), shape.inputs(l), values);
            b[l] = FloatMatrix.zeros(shape.units(l));
        }
    }

    /** Starts Adam anew; without it, updates are plain gradient descent. */
    void useAdam() {
        for (int l = 0; l < w.length; l++) {
            adam[2 * l] = new Adam(w[l]);
            adam[2 * l + 1] = new Adam(b[l]);
        }
    }

    FloatMatrix predict(FloatMatrix x) {
        a[0] = x;
        for (int l = 0; l < w.length; l++) {
            FloatMatrix z = w[l].mmul(a[l]).addColumnVector(b[l]);
            a[l + 1] = l < w.length - 1 ? hidden(z) : output(z);
        }
        return a[w.length];
    }

    private FloatMatrix hidden(FloatMatrix z) {
        return shape.tanh() ? MatrixFunctions.tanh(z) : z.max(0f);
    }

    private FloatMatrix output(FloatMatrix z) {
        if (!shape.softmax()) {
            return MatrixFunctions.exp(z.neg()).add(1f).rdiv(1f);
        }
        FloatMatrix e = MatrixFunctions.exp(z.subRowVector(z.columnMaxs()));
        return e.divRowVector(e.columnSums());
    }

    /** The cost of the latest prediction. */
    double cost(FloatMatrix y) {
        FloatMatrix out = a[w.length];
        float sum = y.mul(MatrixFunctions.log(out)).sum();
        if (!shape.softmax()) {
            sum += y.rsub(1f).mul(MatrixFunctions.log(out.rsub(1f))).sum();
        }
        return -sum / y.columns;
    }

    /** One step of gradient descent or Adam. */
    void train(FloatMatrix x, FloatMatrix y, float rate) {
        float scale = 1f / x.columns;
        FloatMatrix dz = predict(x).sub(y);
        for (int l = w.length - 1; l >= 0; l--) {
            FloatMatrix dw = dz.mmul(a[l].transpose()).mul(scale);
            FloatMatrix db = dz.rowSums().mul(scale);
            if (l > 0) {
                FloatMatrix slope = shape.tanh() ? a[l].mul(a[l]).rsub(1f) : a[l].gt(0f);
                dz = w[l].transpose().mmul(dz).mul(slope);
            }
            w[l] = update(w[l], dw, rate, adam[2 * l]);
            b[l] = update(b[l], db, rate, adam[2 * l + 1]);
        }
    }

    private static FloatMatrix update(FloatMatrix p, FloatMatrix g, float rate, Adam adam) {
        return p.sub((adam == null ? g : adam.step(g)).mul(rate));
    }

    /** The moments of one matrix. */
    private static final class Adam {
        private FloatMatrix m;
        private FloatMatrix v;
        private int t;

        Adam(FloatMatrix p) {
            m = FloatMatrix.zeros(p.rows, p.columns);
            v = FloatMatrix.zeros(p.rows, p.columns);
        }

        FloatMatrix step(FloatMatrix g) {
            t++;
            m = m.mul(0.9f).add(g.mul(0.1f));
            v = v.mul(0.999f).add(g.mul(g).mul(0.001f));
            FloatMatrix first = m.div((float) (1 - Math.pow(0.9, t)));
            FloatMatrix second = v.div((float) (1 - Math.pow(0.999, t)));
            return first.div(MatrixFunctions.sqrt(second).add(1e-8f));
        }
    }
}
