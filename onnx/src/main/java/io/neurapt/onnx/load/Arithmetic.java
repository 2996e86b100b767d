package io.neurapt.onnx.load;

import io.neurapt.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Add, Sub, Mul, Div, Pow, Min and Max of two values: of features and constants, of formulas over the same features, of constants. */
final class Arithmetic {
    private Arithmetic() {}

    static Value apply(Node node, Value a, Value b, Context context) throws Unsupported {
        if (a instanceof Constant x && b instanceof Constant y) {
            return fold(node, x, y, context);
        }
        if (a instanceof Signal x && b instanceof Constant y) {
            return x.with(right(node, x.formula(), Broadcast.along(x.flow(), aligned(node, x, y), context)), node);
        }
        if (axis(node) >= 0) {
            throw new Unsupported("has the attribute axis = " + axis(node) + " of old operator sets");
        }
        if (a instanceof Constant x && b instanceof Signal y) {
            return y.with(left(node, Broadcast.along(y.flow(), x, context), y.formula()), node);
        }
        Signal x = (Signal) a;
        Signal y = (Signal) b;
        if (x.flow() != y.flow()) {
            throw new Unsupported("combines two values that both come from the input, on different ways; layers follow one another");
        }
        List<Node> nodes = new ArrayList<>(x.nodes());
        y.nodes().stream().filter(n -> !nodes.contains(n)).forEach(nodes::add);
        return new Signal(x.flow(), x.formula(), List.copyOf(nodes)).with(both(node, x.formula(), y.formula()), node);
    }

    /** Where the second value's dimensions begin among the first's, as operator sets before 7 might say; otherwise -1. */
    private static long axis(Node node) throws Unsupported {
        return node.opset() < 7 ? node.integer("axis", -1) : -1;
    }

    /** A constant with ones for the dimensions behind its own, so that they lie where the axis says. */
    private static Constant aligned(Node node, Signal x, Constant c) throws Unsupported {
        long axis = axis(node);
        if (axis < 0) {
            return c;
        }
        int rank = x.flow().rank();
        if (axis + c.rank() > rank) {
            throw new Unsupported("puts a constant of " + c.shape() + " at axis " + axis + " of " + x.shape());
        }
        int[] dims = Arrays.copyOf(c.dims(), (int) (rank - axis));
        Arrays.fill(dims, c.rank(), dims.length, 1);
        return c.reshaped(dims);
    }

    private static Poly right(Node node, Poly p, Coefficient c) throws Unsupported {
        return switch (node.operator()) {
            case "Add" -> p.plus(Poly.constant(c));
            case "Sub" -> p.plus(Poly.constant(c.map(v -> -v)));
            case "Mul" -> p.times(c);
            case "Div" -> p.times(c.map(v -> 1 / v));
            case "Pow" -> power(p, c);
            case "Min", "Max" -> extreme(node, p, c);
            default -> throw new AssertionError(node.operator());
        };
    }

    private static Poly left(Node node, Coefficient c, Poly p) throws Unsupported {
        return switch (node.operator()) {
            case "Add", "Mul", "Min", "Max" -> right(node, p, c);
            case "Sub" -> p.times(-1).plus(Poly.constant(c));
            case "Div" -> Poly.of(Formulas.RECIPROCAL, p).times(c);
            default -> throw new Unsupported("raises a constant to the power of features");
        };
    }

    private static Poly both(Node node, Poly p, Poly q) throws Unsupported {
        return switch (node.operator()) {
            case "Add" -> p.plus(q);
            case "Sub" -> p.plus(q.times(-1));
            case "Mul" -> p.limited().times(q.limited());
            case "Div" -> p.times(Poly.of(Formulas.RECIPROCAL, q));
            default -> throw new Unsupported("is of two values that both come from the input");
        };
    }

    private static Poly power(Poly p, Coefficient c) throws Unsupported {
        int exponent = (int) c.get(0);
        if (!c.isUniform() || c.get(0) != exponent || exponent < 1 || exponent > 3) {
            throw new Unsupported("is a power other than the first, second or third");
        }
        Poly power = p;
        for (int i = 1; i < exponent; i++) {
            power = power.times(p).limited();
        }
        return power;
    }

    private static Poly extreme(Node node, Poly p, Coefficient c) throws Unsupported {
        if (!c.isUniform()) {
            throw new Unsupported("has another limit for every feature");
        }
        return node.operator().equals("Min") ? Formulas.minimum(p, c.get(0)) : Formulas.maximum(p, c.get(0));
    }

    /** z > t, as PyTorch writes it for its softplus. */
    static Value greater(Value a, Value b) throws Unsupported {
        if (a instanceof Signal x && b instanceof Constant t && t.isNumber() && t.isReal()) {
            return new Value.Above(x, t.values()[0]);
        }
        throw new Unsupported("compares, as no layer does");
    }

    /** Softplus that goes over to z where ln(1 + exp(z)) no longer differs: for z > 20 by 2e-9. */
    static Value where(Value condition, Value a, Value b) throws Unsupported {
        if (condition instanceof Value.Above above && above.threshold() >= 18 && a instanceof Signal x && b instanceof Signal y) {
            boolean same = x.flow() == y.flow() && x.flow() == above.signal().flow() && x.formula().equals(above.signal().formula());
            if (same && y.formula().equals(Poly.of(Activation.SOFTPLUS, x.formula()))) {
                return y;
            }
        }
        throw new Unsupported("chooses between values, as no layer does");
    }

    private static Constant fold(Node node, Constant a, Constant b, Context context) throws Unsupported {
        if (!a.isReal() || !b.isReal()) {
            throw new Unsupported("computes with constants of " + a.type() + " and " + b.type());
        }
        DoubleBinaryOperator operator = switch (node.operator()) {
            case "Add" -> Double::sum;
            case "Sub" -> (x, y) -> x - y;
            case "Mul" -> (x, y) -> x * y;
            case "Div" -> (x, y) -> x / y;
            case "Pow" -> Math::pow;
            case "Min" -> Math::min;
            default -> Math::max;
        };
        boolean same = Arrays.equals(a.dims(), b.dims());
        if (!same && !(a.isNumber() && a.rank() <= b.rank()) && !(b.isNumber() && b.rank() <= a.rank())) {
            throw new Unsupported("computes with constants of different shapes, " + a.shape() + " and " + b.shape());
        }
        Constant larger = b.isNumber() && b.rank() <= a.rank() ? a : b;
        double[] values = new double[context.allocate(larger.values().length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = operator.applyAsDouble(a.values()[a.isNumber() ? 0 : i], b.values()[b.isNumber() ? 0 : i]);
        }
        return new Constant(larger.type(), larger.dims(), values);
    }
}
