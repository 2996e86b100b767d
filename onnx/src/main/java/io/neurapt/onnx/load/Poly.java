package io.neurapt.onnx.load;

import io.neurapt.Activation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What nodes compute element by element from a value z, as a sum of products of functions. However an exporter writes a formula,
 * with its factors in whatever order, it comes out as the same sum.
 *
 * @param terms coefficients by their products; a product has its factors with their powers, none for the constant term
 */
record Poly(Map<Map<Atom, Integer>, Coefficient> terms) {
    static final Poly Z = of(Atom.Z);

    private static final Map<Atom, Integer> NO_FACTORS = Map.of();
    private static final int MOST_TERMS = 16;
    private static final int HIGHEST_POWER = 4;
    private static final int DEEPEST = 6;
    private static final double TOLERANCE = 1e-6;

    static Poly of(Atom atom) {
        return new Poly(Map.of(Map.of(atom, 1), Coefficient.ONE));
    }

    static Poly constant(Coefficient value) {
        return new Poly(value.isAll(0) ? Map.of() : Map.of(NO_FACTORS, value));
    }

    static Poly of(Activation activation, Poly argument) {
        return of(Atom.of(activation, 0, argument));
    }

    static Poly of(String function, Poly argument) {
        return of(Atom.of(function, argument));
    }

    Poly plus(Poly other) {
        Map<Map<Atom, Integer>, Coefficient> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((product, coefficient) -> sum.merge(product, coefficient, Coefficient::plus));
        sum.values().removeIf(coefficient -> coefficient.isAll(0));
        return new Poly(sum);
    }

    Poly plus(double value) {
        return plus(constant(new Coefficient(value)));
    }

    Poly times(Coefficient factor) {
        return times(constant(factor));
    }

    Poly times(double factor) {
        return times(new Coefficient(factor));
    }

    Poly times(Poly other) {
        Map<Map<Atom, Integer>, Coefficient> result = new LinkedHashMap<>();
        terms.forEach((a, ca) -> other.terms.forEach((b, cb) -> {
            Map<Atom, Integer> product = new HashMap<>(a);
            b.forEach((atom, power) -> product.merge(atom, power, Integer::sum));
            result.merge(Map.copyOf(product), ca.times(cb), Coefficient::plus);
        }));
        result.values().removeIf(coefficient -> coefficient.isAll(0));
        return new Poly(result);
    }

    /** Refuses what is no activation's formula for its size alone. */
    Poly limited() throws Unsupported {
        boolean high = terms.keySet().stream()
                .anyMatch(product -> product.values().stream().mapToInt(i -> i).sum() > HIGHEST_POWER);
        if (terms.size() > MOST_TERMS || high || depth() > DEEPEST) {
            throw new Unsupported("is part of a formula that is too long for an activation");
        }
        return this;
    }

    int depth() {
        return terms.keySet().stream()
                .flatMap(product -> product.keySet().stream())
                .mapToInt(Atom::depth)
                .max()
                .orElse(0);
    }

    Coefficient constantTerm() {
        return terms.getOrDefault(NO_FACTORS, Coefficient.ZERO);
    }

    /** The coefficient of a product of a single factor; 0 if it has none. */
    Coefficient of(Map<Atom, Integer> product) {
        return terms.getOrDefault(product, Coefficient.ZERO);
    }

    /** Without its constant term. */
    Poly rest() {
        Map<Map<Atom, Integer>, Coefficient> rest = new LinkedHashMap<>(terms);
        rest.remove(NO_FACTORS);
        return new Poly(rest);
    }

    /** Whether it is a·z + b. */
    boolean isAffine() {
        return rest().terms.keySet().stream().allMatch(product -> product.equals(Map.of(Atom.Z, 1)));
    }

    /** Whether it is the same up to what is lost by rounding constants to single precision. */
    boolean isClose(Poly other) {
        Coefficient factor = factorOf(other);
        return factor != null
                && Math.abs(factor.get(0) - 1) <= TOLERANCE
                && isClose(constantTerm(), other.constantTerm());
    }

    private static boolean isClose(Coefficient a, Coefficient b) {
        if (!a.isUniform() || !b.isUniform()) {
            return a.equals(b);
        }
        return Math.abs(a.get(0) - b.get(0)) <= TOLERANCE * Math.max(1, Math.abs(b.get(0)));
    }

    /**
     * The number k with which this is k times another sum, their constant terms aside.
     *
     * @return null if there is none
     */
    Coefficient factorOf(Poly other) {
        Poly mine = rest();
        Poly theirs = other.rest();
        if (mine.terms.size() != theirs.terms.size() || mine.terms.isEmpty()) {
            return null;
        }
        Double factor = null;
        for (Map.Entry<Map<Atom, Integer>, Coefficient> term : theirs.terms.entrySet()) {
            Coefficient found = mine.close(term.getKey());
            if (found == null || !found.isUniform() || !term.getValue().isUniform()) {
                return null;
            }
            double ratio = found.get(0) / term.getValue().get(0);
            if (factor != null && !(Math.abs(ratio - factor) <= TOLERANCE * Math.abs(factor))) {
                return null;
            }
            factor = factor == null ? Double.valueOf(ratio) : factor;
        }
        return new Coefficient(factor);
    }

    private Coefficient close(Map<Atom, Integer> product) {
        for (Map.Entry<Map<Atom, Integer>, Coefficient> term : terms.entrySet()) {
            if (isClose(term.getKey(), product)) {
                return term.getValue();
            }
        }
        return null;
    }

    private static boolean isClose(Map<Atom, Integer> a, Map<Atom, Integer> b) {
        return a.size() == b.size()
                && a.entrySet().stream().allMatch(factor -> b.entrySet().stream()
                        .anyMatch(other -> other.getValue().equals(factor.getValue()) && factor.getKey().isClose(other.getKey())));
    }
}
