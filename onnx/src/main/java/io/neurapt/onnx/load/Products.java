package io.neurapt.onnx.load;

import java.util.Arrays;

/** Gemm and MatMul of features and a constant. */
final class Products {
    private Products() {}

    static Value matMul(Value a, Value b, Context context) throws Unsupported {
        return product(a, false, b, false, 1, context);
    }

    /** Y = α·A′·B′ + β·C. */
    static Value gemm(Node node, Value a, Value b, Value c, Context context) throws Unsupported {
        boolean transA = node.integer("transA", 0) != 0;
        boolean transB = node.integer("transB", 0) != 0;
        Signal y = (Signal) product(a, transA, b, transB, node.number("alpha", 1), context);
        double beta = node.number("beta", 1);
        if (c instanceof Value.Absent || beta == 0) {
            return y;
        }
        if (!(c instanceof Constant bias)) {
            throw new Unsupported("adds a C that is no constant");
        }
        Coefficient shift = Broadcast.along(y.flow(), bias, context).map(v -> beta * v);
        return Signal.of(y.flow().then(new Step.Affine(Coefficient.ONE, shift)));
    }

    private static Value product(
            Value a, boolean transA, Value b, boolean transB, double alpha, Context context) throws Unsupported {
        if (a instanceof Signal x && b instanceof Constant w) {
            return dense(x, transA, Layout.COLUMNS, w, !transB, alpha, context);
        }
        if (a instanceof Constant w && b instanceof Signal x) {
            return dense(x, transB, Layout.ROWS, w, transA, alpha, context);
        }
        throw new Unsupported(a instanceof Constant
                ? "multiplies two constants"
                : "multiplies two values that both come from the input; one must be a constant (an initializer)");
    }

    /**
     * X·W, where samples must not be columns, or W·X, where they must not be rows.
     *
     * @param inputsFirst whether a row of w is of one input, rather than of one unit
     */
    private static Value dense(
            Signal x, boolean transX, Layout wrong, Constant w, boolean inputsFirst, double alpha, Context context)
            throws Unsupported {
        Layout layout = transposed(x.flow().layout(), transX);
        requireMatrix(w);
        int inputs = w.dims()[inputsFirst ? 0 : 1];
        int units = w.dims()[inputsFirst ? 1 : 0];
        requireFeatures(x, layout != wrong, inputs, w);
        double[] weight = weight(w, units, inputs, inputsFirst, alpha, context);
        return Signal.of(x.flow().then(new Step.Linear(units, inputs, weight, null), layout));
    }

    private static Layout transposed(Layout layout, boolean transposed) throws Unsupported {
        if (transposed && layout == Layout.SINGLE) {
            throw new Unsupported("transposes a vector");
        }
        return !transposed ? layout : layout == Layout.ROWS ? Layout.COLUMNS : Layout.ROWS;
    }

    private static void requireMatrix(Constant w) throws Unsupported {
        if (w.rank() != 2 || !w.isReal() || w.values().length == 0) {
            throw new Unsupported("multiplies by a constant of " + w.shape() + " of " + w.type() + " instead of a matrix");
        }
    }

    private static void requireFeatures(Signal x, boolean alongFeatures, int inputs, Constant w) throws Unsupported {
        if (!alongFeatures) {
            throw new Unsupported("sums over the samples of " + x.shape() + " instead of their features");
        }
        if (x.flow().dims() == null) {
            throw new Context.WidthFound(inputs);
        }
        if (x.flow().dims().length != 1) {
            throw new Unsupported("multiplies " + x.shape() + " along its last dimension; flatten it before");
        }
        if (x.flow().width() != inputs) {
            throw new Unsupported("multiplies features of " + x.shape() + " by a matrix of " + w.shape() + ", which does not fit");
        }
    }

    /** Row by row, units × inputs. */
    private static double[] weight(Constant w, int units, int inputs, boolean transposed, double alpha, Context context)
            throws Unsupported {
        if (!transposed && alpha == 1) {
            return w.values();
        }
        double[] weight = new double[context.allocate(w.values().length)];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                weight[i * inputs + j] = alpha * w.values()[transposed ? j * units + i : i * inputs + j];
            }
        }
        return weight;
    }

    /** A transposed constant, or samples the other way round. */
    static Value transpose(Node node, Value value, Context context) throws Unsupported {
        long[] order = node.integers("perm").orElse(null);
        if (value instanceof Constant c && c.rank() == 2 && (order == null || Arrays.equals(order, new long[] {1, 0}))) {
            int[] dims = {c.dims()[1], c.dims()[0]};
            return new Constant(c.type(), dims, c.values().length == 0 ? c.values() : weight(c, dims[0], dims[1], true, 1, context));
        }
        int rank = value instanceof Constant c ? c.rank() : ((Signal) value).flow().rank();
        if (order != null && order.length == rank && isIdentity(order)) {
            return value;
        }
        boolean swap = order == null || Arrays.equals(order, new long[] {1, 0});
        if (value instanceof Signal x && x.isPlain() && rank == 2 && swap) {
            Flow flow = x.flow();
            if (flow.dims() != null && flow.layout() != Layout.SINGLE) {
                return Signal.of(flow.shaped(transposed(flow.layout(), true), flow.dims()));
            }
        }
        throw new Unsupported("transposes " + value.shape());
    }

    private static boolean isIdentity(long[] order) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }
}
