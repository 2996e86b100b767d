package io.neurapt.onnx.load;

import io.neurapt.Activation;

/**
 * A factor in an expression: the value z that it starts from, or a function of an expression.
 *
 * @param function an {@link Activation} by its name, another function, or {@link #Z}
 * @param parameter slope or α, where the function has one; else 0
 * @param argument null for z
 */
record Atom(String function, double parameter, Poly argument) {
    static final Atom Z = new Atom("z", 0, null);

    static Atom of(Activation activation, double parameter, Poly argument) {
        return new Atom(activation.name(), parameter, argument);
    }

    static Atom of(String function, Poly argument) {
        return new Atom(function, 0, argument);
    }

    /** Whether it is a function that layers have. */
    boolean isActivation() {
        for (Activation activation : Activation.values()) {
            if (activation.name().equals(function)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the same up to what is lost by rounding constants to single precision. */
    boolean isClose(Atom other) {
        if (!function.equals(other.function) || Math.abs(parameter - other.parameter) > 1e-6 * Math.abs(parameter)) {
            return false;
        }
        return argument == null || argument.isClose(other.argument);
    }

    int depth() {
        return argument == null ? 0 : 1 + argument.depth();
    }
}
