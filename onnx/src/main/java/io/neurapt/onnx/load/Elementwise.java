package io.neurapt.onnx.load;

import io.neurapt.Activation;
import io.neurapt.kernel.DoubleFunctions;
import java.util.function.DoubleUnaryOperator;

/** Functions of one value, element by element. Sources: the operators' definitions in the ONNX standard. */
final class Elementwise {
    private Elementwise() {}

    /** What a node makes of a formula. */
    static Poly apply(Node node, Poly p, Value... others) throws Unsupported {
        return switch (node.operator()) {
            case "Relu" -> Poly.of(Activation.RELU, p);
            case "Sigmoid" -> Poly.of(Activation.SIGMOID, p);
            case "Tanh" -> Poly.of(Activation.TANH, p);
            case "Softplus" -> Poly.of(Activation.SOFTPLUS, p);
            case "Mish" -> Poly.of(Activation.MISH, p);
            case "Erf" -> Poly.of(Formulas.ERF, p);
            case "Exp" -> Poly.of(Formulas.EXP, p);
            case "Log" -> Formulas.log(p);
            case "Abs" -> Poly.of(Formulas.ABS, p);
            case "Reciprocal" -> Poly.of(Formulas.RECIPROCAL, p);
            case "Neg" -> p.times(-1);
            case "LeakyRelu" -> leaky(p, node.number("alpha", 0.01));
            case "PRelu" -> leaky(p, slope(others));
            case "Elu" -> elu(p, node.number("alpha", 1));
            case "Celu" -> celu(p, node.number("alpha", 1));
            case "Swish" -> swish(p, node.number("alpha", 1));
            case "Selu" -> selu(node, p);
            case "Gelu" -> gelu(node, p);
            case "HardSigmoid" -> hardSigmoid(node, p);
            case "Clip" -> clip(node, p, others);
            default -> throw new AssertionError(node.operator() + " is in the table of operators only");
        };
    }

    private static Poly leaky(Poly p, double slope) throws Unsupported {
        if (!(slope >= 0) || Double.isInfinite(slope)) {
            throw new Unsupported("has alpha = " + slope + ", but a slope is finite and at least 0");
        }
        return Poly.of(Atom.of(Activation.LEAKY_RELU, slope, p));
    }

    private static double slope(Value[] others) throws Unsupported {
        if (others.length == 1 && others[0] instanceof Constant constant && constant.isReal() && constant.values().length > 0) {
            Coefficient slope = new Coefficient(constant.values());
            if (slope.isUniform()) {
                return slope.get(0);
            }
        }
        throw new Unsupported("has a slope that is not one constant for all features");
    }

    private static Poly elu(Poly p, double alpha) throws Unsupported {
        return Poly.of(Atom.of(Activation.ELU, requirePositive(alpha), p));
    }

    /** max(z, 0) + min(α·(exp(z/α) − 1), 0) = α·ELU(z/α). */
    private static Poly celu(Poly p, double alpha) throws Unsupported {
        return alpha == 1 ? elu(p, 1) : elu(p.times(1 / requirePositive(alpha)), 1).times(alpha);
    }

    /** z·sigmoid(α·z) = SiLU(α·z) / α. */
    private static Poly swish(Poly p, double alpha) throws Unsupported {
        Poly scaled = alpha == 1 ? p : p.times(requirePositive(alpha));
        return Poly.of(Activation.SILU, scaled).times(1 / alpha);
    }

    private static double requirePositive(double alpha) throws Unsupported {
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new Unsupported("has alpha = " + alpha + ", but α is finite and greater than 0");
        }
        return alpha;
    }

    /** γ·(z for z > 0, else α·(exp(z) − 1)): γ·ELU unless γ and α are those of the paper. */
    private static Poly selu(Node node, Poly p) throws Unsupported {
        boolean old = node.opset() < 6;
        double alpha = node.number("alpha", old ? 1.6732 : DoubleFunctions.SELU_ALPHA);
        double gamma = node.number("gamma", old ? 1.0507 : DoubleFunctions.SELU_SCALE);
        boolean usual = Math.abs(alpha - DoubleFunctions.SELU_ALPHA) < 1e-6
                && Math.abs(gamma - DoubleFunctions.SELU_SCALE) < 1e-6;
        return usual ? Poly.of(Activation.SELU, p) : elu(p, alpha).times(gamma);
    }

    private static Poly gelu(Node node, Poly p) throws Unsupported {
        return switch (node.word("approximate", "none")) {
            case "none" -> Poly.of(Activation.GELU, p);
            case "tanh" -> Poly.of(Activation.GELU_TANH, p);
            default -> throw new Unsupported("has approximate = " + Text.brief(node.word("approximate", "")));
        };
    }

    /** max(0, min(1, α·z + β)) = min(max(u + 3, 0), 6) / 6 of u = 6·α·z + 6·β − 3. */
    private static Poly hardSigmoid(Node node, Poly p) throws Unsupported {
        double alpha = node.number("alpha", 0.2);
        double beta = node.number("beta", 0.5);
        // α = 1/6 is a rounded number in files; as it is meant, nothing has to be folded into weights
        double scale = Math.abs(6 * alpha - 1) < 1e-6 ? 1 : 6 * alpha;
        return Poly.of(Activation.HARD_SIGMOID, p.times(scale).plus(6 * beta - 3));
    }

    private static Poly clip(Node node, Poly p, Value[] others) throws Unsupported {
        double low = node.number("min", bound(others, 0, Double.NEGATIVE_INFINITY));
        double high = node.number("max", bound(others, 1, Double.POSITIVE_INFINITY));
        boolean above = low > -Float.MAX_VALUE;
        boolean below = high < Float.MAX_VALUE;
        if (above && below && low < high) {
            return Formulas.clip(p, low, high);
        }
        if (above && below) {
            throw new Unsupported("clips to " + low + " … " + high);
        }
        return above ? Formulas.maximum(p, low) : below ? Formulas.minimum(p, high) : p;
    }

    private static double bound(Value[] others, int index, double otherwise) throws Unsupported {
        if (index >= others.length || others[index] instanceof Value.Absent) {
            return otherwise;
        }
        if (others[index] instanceof Constant constant && constant.isNumber() && constant.isReal()) {
            return constant.values()[0];
        }
        throw new Unsupported("has a limit that is no constant number");
    }

    /** The function on numbers, for constants; null where constants need not be folded. */
    static DoubleUnaryOperator onNumbers(String operator) {
        return switch (operator) {
            case "Neg" -> v -> -v;
            case "Exp" -> Math::exp;
            case "Log" -> Math::log;
            case "Abs" -> Math::abs;
            case "Reciprocal" -> v -> 1 / v;
            default -> null;
        };
    }
}
