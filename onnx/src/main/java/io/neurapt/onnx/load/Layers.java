package io.neurapt.onnx.load;

import io.neurapt.Activation;
import java.util.List;

/** Nodes that are layers or activations of their own: batch normalisation, dropout, softmax, scalers. */
final class Layers {
    private static final double USUAL_MOMENTUM = 0.9;

    private Layers() {}

    /** Settings of training modes, which a model for predictions does not have. */
    static Value batchNormalization(Node node, Signal x, List<Value> inputs, Context context) throws Unsupported {
        boolean training = node.integer("training_mode", 0) != 0 || node.opset() < 7 && node.integer("is_test", 0) == 0;
        if (training) {
            throw new Unsupported("is in training mode; export the model for inference (model.eval())");
        }
        if (node.opset() < 9 && node.integer("spatial", 1) == 0 && (x.flow().dims() == null || x.flow().dims().length != 1)) {
            throw new Unsupported("has spatial = 0");
        }
        double[][] values = new double[4][];
        for (int i = 0; i < 4; i++) {
            if (inputs.size() <= i + 1 || !(inputs.get(i + 1) instanceof Constant c) || !c.isReal() || c.rank() != 1) {
                throw new Unsupported("has a scale, shift, mean or variance that is no constant vector");
            }
            values[i] = c.values();
        }
        int channels = values[0].length;
        if (x.flow().dims() == null) {
            throw new Context.WidthFound(channels);
        }
        int[] dims = x.flow().dims();
        for (double[] vector : values) {
            if (x.flow().layout() != Layout.ROWS || dims.length == 0 || vector.length != dims[0]) {
                throw new Unsupported("normalises " + x.shape() + " with " + vector.length + " numbers, which does not fit");
            }
        }
        double epsilon = node.number("epsilon", 1e-5);
        for (double variance : values[3]) {
            if (!(variance >= 0 && variance + epsilon > 0)) {
                throw new Unsupported("has a variance of " + variance + " and epsilon = " + epsilon);
            }
        }
        int width = x.flow().width();
        double momentum = node.number("momentum", USUAL_MOMENTUM);
        boolean spatial = width != channels;
        for (int i = 0; spatial && i < 4; i++) {
            values[i] = repeated(values[i], width, context);
        }
        Step.Normalise step = new Step.Normalise(
                values[0], values[1], values[2], values[3], epsilon, momentum >= 0 && momentum < 1 ? momentum : USUAL_MOMENTUM);
        // Statistics over all positions of a channel are no layer here; as they stand, they scale
        boolean layer = !spatial && epsilon >= Float.MIN_NORMAL;
        return Signal.of(x.flow().then(layer ? step : step.affine()));
    }

    private static double[] repeated(double[] channels, int width, Context context) throws Unsupported {
        double[] all = new double[context.allocate(width)];
        for (int i = 0; i < width; i++) {
            all[i] = channels[i / (width / channels.length)];
        }
        return all;
    }

    static Value dropout(Node node, Signal x, List<Value> inputs) throws Unsupported {
        double rate = node.number("ratio", 0.5);
        if (inputs.size() > 1 && inputs.get(1) instanceof Constant ratio && ratio.isNumber()) {
            rate = ratio.values()[0];
        } else if (inputs.size() > 1 && !(inputs.get(1) instanceof Value.Absent)) {
            throw new Unsupported("has a ratio that is no constant");
        }
        boolean training = node.opset() < 7 && node.integer("is_test", 0) == 0;
        if (inputs.size() > 2 && !(inputs.get(2) instanceof Value.Absent)) {
            training = !(inputs.get(2) instanceof Constant mode) || !mode.isNumber() || mode.values()[0] != 0;
        }
        if (training) {
            throw new Unsupported("is in training mode; export the model for inference (model.eval())");
        }
        boolean keeps = rate > 0 && rate < 1; // in predictions it does nothing whatever its rate
        return keeps ? Signal.of(x.flow().then(new Step.Drop(rate))) : x;
    }

    /** Softmax or its logarithm over all features. */
    static Value softmax(Node node, Signal x) throws Unsupported {
        Flow flow = x.flow();
        Activation activation = node.operator().equals("Softmax") ? Activation.SOFTMAX : Activation.LOG_SOFTMAX;
        if (flow.dims() != null) {
            int rank = flow.dims().length + (flow.layout() == Layout.SINGLE ? 0 : 1);
            boolean old = node.opset() < 13; // then all dimensions from the axis on are one
            long axis = node.integer("axis", old ? 1 : -1);
            long at = axis < 0 ? axis + rank : axis;
            long first = flow.layout() == Layout.ROWS ? 1 : 0;
            boolean along = old ? at == first : at >= first && at < rank && flow.dims()[(int) (at - first)] == flow.width();
            if (flow.layout() == Layout.COLUMNS ? at != 0 || old : !along) {
                throw new Unsupported("is along axis " + axis + " of " + x.shape() + " instead of all features");
            }
            if (flow.width() < 2) {
                throw new Unsupported("is over a single feature, so that it always gives the same");
            }
        }
        return Signal.of(flow.then(new Step.Activate(activation, 0)));
    }

    /** (x − offset)·scale, of the operators for classical models. */
    static Poly scaler(Node node, Poly p) throws Unsupported {
        double[] offset = node.numbers("offset").orElse(new double[] {0});
        double[] scale = node.numbers("scale").orElse(new double[] {1});
        if (offset.length == 0 || scale.length == 0) {
            throw new Unsupported("has no offset or scale");
        }
        return p.plus(Poly.constant(new Coefficient(offset).map(v -> -v))).times(new Coefficient(scale));
    }

    /**
     * [1 − p, p] of p = sigmoid(z), as scikit-learn's classifiers give the probabilities of two classes: exactly the softmax of
     * (0, z).
     */
    static Value concat(Node node, List<Value> inputs) throws Unsupported {
        Unsupported other = new Unsupported("joins values, which layers do not");
        if (inputs.size() != 2 || !(inputs.get(0) instanceof Signal a) || !(inputs.get(1) instanceof Signal b)) {
            throw other;
        }
        Flow flow = a.flow();
        long axis = node.integer("axis", 1);
        boolean sigmoid = flow.step() instanceof Step.Activate act && act.activation() == Activation.SIGMOID;
        if (flow != b.flow() || !sigmoid || flow.dims().length != 1 || flow.width() != 1 || axis != 1 && axis != -1) {
            throw other;
        }
        Poly complement = Poly.Z.times(-1).plus(1);
        boolean second = a.formula().equals(complement) && b.isPlain();
        boolean first = b.formula().equals(complement) && a.isPlain();
        if (!second && !first) {
            throw other;
        }
        double[] weight = second ? new double[] {0, 1} : new double[] {1, 0};
        return Signal.of(flow.before()
                .then(new Step.Linear(2, 1, weight, null), flow.layout())
                .then(new Step.Activate(Activation.SOFTMAX, 0)));
    }
}
