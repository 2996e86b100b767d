package io.neurapt.onnx.load;

import static io.neurapt.onnx.load.Poly.Z;

import io.neurapt.Activation;
import io.neurapt.kernel.DoubleFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the activations in formulas, those included that exporters write by several nodes. */
final class Formulas {
    static final String ERF = "erf";
    static final String EXP = "exp";
    static final String LOG = "log";
    static final String ABS = "abs";
    static final String RECIPROCAL = "1/";

    /** As they are written: each by several exporters, or by Neurapt itself in double precision. */
    private static final Map<Poly, Activation> WRITTEN = written();

    private static final Map<Atom, Integer> RELU = Map.of(Atom.of(Activation.RELU, 0, Z), 1);
    /** exp(min(z, 0)). */
    private static final Map<Atom, Integer> BELOW = Map.of(Atom.of(EXP, minimum(Z, 0)), 1);

    private Formulas() {}

    private static Map<Poly, Activation> written() {
        Map<Poly, Activation> all = new LinkedHashMap<>();
        all.put(Z.plus(Z.times(Poly.of(ERF, Z.times(Math.sqrt(0.5))))), Activation.GELU);
        Poly inner = Z.times(Math.sqrt(2 / Math.PI)).plus(Z.times(Z).times(Z).times(0.044715 * Math.sqrt(2 / Math.PI)));
        all.put(Z.plus(Z.times(Poly.of(Activation.TANH, inner))), Activation.GELU_TANH);
        all.put(Z.times(Poly.of(Activation.SIGMOID, inner.times(2))), Activation.GELU_TANH);
        Poly expOfMinus = Poly.of(EXP, Z.times(-1));
        Poly sigmoid = Poly.of(RECIPROCAL, expOfMinus.plus(1));
        all.put(sigmoid, Activation.SIGMOID);
        all.put(Z.times(sigmoid), Activation.SILU);
        all.put(Z.times(Poly.of(Activation.SIGMOID, Z)), Activation.SILU);
        Poly relu = Poly.of(Activation.RELU, Z);
        Poly small = Poly.of(LOG, Poly.of(EXP, Poly.of(ABS, Z).times(-1)).plus(1));
        List<Poly> softplus = List.of(
                Poly.of(Activation.SOFTPLUS, Z), Poly.of(LOG, Poly.of(EXP, Z).plus(1)), relu.plus(small));
        for (Poly form : softplus) {
            all.put(form, Activation.SOFTPLUS);
            all.put(Z.times(Poly.of(Activation.TANH, form)), Activation.MISH);
        }
        return all;
    }

    /** min(p, c) = c − max(c − p, 0). */
    static Poly minimum(Poly p, double c) {
        return Poly.of(Activation.RELU, p.times(-1).plus(c)).times(-1).plus(c);
    }

    /** max(p, c) = c + max(p − c, 0). */
    static Poly maximum(Poly p, double c) {
        return Poly.of(Activation.RELU, p.plus(-c)).plus(c);
    }

    /** min(max(p, low), high), by the hard sigmoid min(max(u + 3, 0), 6) / 6. */
    static Poly clip(Poly p, double low, double high) {
        Poly u = p.plus(-low).times(6 / (high - low)).plus(-3);
        return Poly.of(Activation.HARD_SIGMOID, u).times(high - low).plus(low);
    }

    /** The logarithm; ln(sigmoid(p)) = −softplus(−p). */
    static Poly log(Poly p) {
        for (Map.Entry<Map<Atom, Integer>, Coefficient> term : p.terms().entrySet()) {
            for (Atom atom : term.getKey().keySet()) {
                if (atom.function().equals(Activation.SIGMOID.name()) && p.equals(Poly.of(atom))) {
                    return Poly.of(Activation.SOFTPLUS, atom.argument().times(-1)).times(-1);
                }
            }
        }
        return Poly.of(LOG, p);
    }

    /** The steps that compute a formula; empty if there are none. */
    static Optional<List<Step>> steps(Poly formula) {
        List<Step> steps = new ArrayList<>();
        return add(formula, steps) ? Optional.of(steps) : Optional.empty();
    }

    private static boolean add(Poly formula, List<Step> steps) {
        if (formula.isAffine()) {
            addAffine(formula.of(Map.of(Atom.Z, 1)), formula.constantTerm(), steps);
            return true;
        }
        for (Map.Entry<Poly, Activation> known : WRITTEN.entrySet()) {
            Coefficient factor = formula.factorOf(known.getKey());
            if (factor != null) {
                steps.add(new Step.Activate(known.getValue(), 0));
                Coefficient constant = known.getKey().constantTerm().times(factor).map(v -> -v);
                // x·Φ(x) = ½·(x + x·erf(x/√2)), and likewise with tanh: the table has them without the half
                boolean half = known.getKey().terms().containsKey(Map.of(Atom.Z, 1));
                addAffine(snapped(half ? 2 * factor.get(0) : factor.get(0)), snapped(formula.constantTerm(), constant), steps);
                return true;
            }
        }
        return exponential(formula, steps) || single(formula, steps);
    }

    /** c + p·max(z, 0) + q·exp(min(z, 0)), which is p·ELU with α = q/p. */
    private static boolean exponential(Poly formula, List<Step> steps) {
        Coefficient p = formula.of(RELU);
        Coefficient q = formula.of(BELOW);
        Poly rest = formula.plus(new Poly(Map.of(RELU, p.map(v -> -v), BELOW, q.map(v -> -v)))).rest();
        if (!rest.terms().isEmpty() || !p.isUniform() || !q.isUniform() || p.get(0) == 0 || !(q.get(0) / p.get(0) > 0)) {
            return false;
        }
        double alpha = q.get(0) / p.get(0);
        boolean selu = isClose(p.get(0), DoubleFunctions.SELU_SCALE) && isClose(alpha, DoubleFunctions.SELU_ALPHA);
        steps.add(selu ? new Step.Activate(Activation.SELU, 0) : new Step.Activate(Activation.ELU, alpha));
        addAffine(selu ? Coefficient.ONE : snapped(p.get(0)), snapped(formula.constantTerm(), q), steps);
        return true;
    }

    private static boolean isClose(double value, double expected) {
        return Math.abs(value - expected) <= 1e-6 * expected;
    }

    /** 1 where it is 1 but for the rounding of constants. */
    private static Coefficient snapped(double factor) {
        return isClose(factor, 1) ? Coefficient.ONE : new Coefficient(factor);
    }

    /** The sum of two, 0 where they cancel but for the rounding of constants. */
    private static Coefficient snapped(Coefficient a, Coefficient b) {
        Coefficient sum = a.plus(b);
        return sum.isUniform() && Math.abs(sum.get(0)) <= 1e-6 * Math.abs(b.get(0)) ? Coefficient.ZERO : sum;
    }

    /** c + k·g(formula). */
    private static boolean single(Poly formula, List<Step> steps) {
        Map<Map<Atom, Integer>, Coefficient> terms = formula.rest().terms();
        if (terms.size() != 1) {
            return false;
        }
        Map.Entry<Map<Atom, Integer>, Coefficient> term = terms.entrySet().iterator().next();
        if (term.getKey().size() != 1 || !term.getKey().containsValue(1)) {
            return false;
        }
        Atom atom = term.getKey().keySet().iterator().next();
        if (!atom.isActivation() || !add(atom.argument(), steps)) {
            return false;
        }
        steps.add(new Step.Activate(Activation.valueOf(atom.function()), atom.parameter()));
        addAffine(term.getValue(), formula.constantTerm(), steps);
        return true;
    }

    private static void addAffine(Coefficient scale, Coefficient shift, List<Step> steps) {
        Step.Affine affine = new Step.Affine(scale, shift);
        if (!affine.isIdentity()) {
            steps.add(affine);
        }
    }
}
