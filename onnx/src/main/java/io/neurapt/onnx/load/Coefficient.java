package io.neurapt.onnx.load;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A factor or summand: one number for all features, or one for each.
 *
 * @param values one, or as many as there are features; not to be changed
 */
record Coefficient(double... values) {
    static final Coefficient ZERO = new Coefficient(0);
    static final Coefficient ONE = new Coefficient(1);

    double get(int feature) {
        return values[values.length == 1 ? 0 : feature];
    }

    boolean isAll(double value) {
        return Arrays.stream(values).allMatch(v -> v == value);
    }

    /** Whether it is one number for all features, also where that is written once per feature. */
    boolean isUniform() {
        return isAll(values[0]);
    }

    Coefficient plus(Coefficient other) {
        return with(other, Double::sum);
    }

    Coefficient times(Coefficient other) {
        return with(other, (a, b) -> a * b);
    }

    Coefficient map(DoubleUnaryOperator function) {
        return new Coefficient(Arrays.stream(values).map(function).toArray());
    }

    private Coefficient with(Coefficient other, DoubleBinaryOperator operator) {
        double[] result = new double[Math.max(values.length, other.values.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = operator.applyAsDouble(get(i), other.get(i));
        }
        return new Coefficient(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coefficient c && Arrays.equals(values, c.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
