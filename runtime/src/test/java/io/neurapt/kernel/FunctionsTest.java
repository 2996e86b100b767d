package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.neurapt.ReferenceData;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations and losses give the numbers that PyTorch gives, of one value and of arrays, and so do their derivatives. */
class FunctionsTest {
    private static final JsonObject EXPECTED = ReferenceData.json("layers.json");
    private static final double[] Z = ReferenceData.vector(EXPECTED.get("z"));

    private interface Scalar {
        double of(double z);
    }

    private interface Arrays2 {
        void apply(double[] z, double[] a, int n);
    }

    private record Activation(Scalar scalar, Arrays2 array, Arrays2 gradient, boolean takesZ) {}

    private static final Map<String, Activation> DOUBLE = Map.of(
            "elu", new Activation(DoubleFunctions::elu, copying(DoubleFunctions::elu), DoubleFunctions::eluGradient, false),
            "selu", new Activation(DoubleFunctions::selu, copying(DoubleFunctions::selu), DoubleFunctions::seluGradient, false),
            "gelu", new Activation(DoubleFunctions::gelu, DoubleFunctions::gelu, DoubleFunctions::geluGradient, true),
            "geluTanh", new Activation(
                    DoubleFunctions::geluTanh, DoubleFunctions::geluTanh, DoubleFunctions::geluTanhGradient, true),
            "silu", new Activation(DoubleFunctions::silu, DoubleFunctions::silu, DoubleFunctions::siluGradient, true),
            "softplus", new Activation(
                    DoubleFunctions::softplus, copying(DoubleFunctions::softplus), DoubleFunctions::softplusGradient, false),
            "mish", new Activation(DoubleFunctions::mish, DoubleFunctions::mish, DoubleFunctions::mishGradient, true),
            "hardSigmoid", new Activation(
                    DoubleFunctions::hardSigmoid, copying(DoubleFunctions::hardSigmoid),
                    DoubleFunctions::hardSigmoidGradient, false));

    private interface InPlace {
        void apply(double[] a, int n);
    }

    private static Arrays2 copying(InPlace function) {
        return (z, a, n) -> {
            System.arraycopy(z, 0, a, 0, n);
            function.apply(a, n);
        };
    }

    static java.util.Set<String> names() {
        return EXPECTED.getAsJsonObject("activations").keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void activationsInDouble(String name) {
        Activation activation = DOUBLE.get(name);
        JsonObject expected = EXPECTED.getAsJsonObject("activations").getAsJsonObject(name);
        double[] a = ReferenceData.vector(expected.get("a"));
        double[] actual = new double[Z.length];
        activation.array.apply(Z.clone(), actual, Z.length);
        for (int i = 0; i < Z.length; i++) {
            close(name + "(" + Z[i] + ")", activation.scalar.of(Z[i]), a[i], 4e-15);
            assertThat(actual[i]).isEqualTo(activation.scalar.of(Z[i]));
        }
        double[] dz = new double[Z.length];
        Arrays.fill(dz, 2);
        activation.gradient.apply(activation.takesZ ? Z : actual, dz, Z.length);
        double[] derivative = ReferenceData.vector(expected.get("derivative"));
        for (int i = 0; i < Z.length; i++) {
            // PyTorch takes 1/6 from single precision
            close(name + "′(" + Z[i] + ")", dz[i] / 2, derivative[i], name.equals("hardSigmoid") ? 1e-7 : 4e-15);
        }
    }

    @ParameterizedTest
    @CsvSource({"elu, false", "selu, false", "gelu, true", "geluTanh, true", "silu, true", "softplus, false", "mish, true",
        "hardSigmoid, false"})
    void activationsInFloat(String name, boolean takesZ) {
        JsonObject expected = EXPECTED.getAsJsonObject("activations").getAsJsonObject(name);
        double[] a = ReferenceData.vector(expected.get("a"));
        double[] derivative = ReferenceData.vector(expected.get("derivative"));
        float[] z = floats(Z);
        float[] actual = z.clone();
        float[] dz = new float[z.length];
        Arrays.fill(dz, 1);
        switch (name) {
            case "elu" -> FloatFunctions.elu(actual, z.length);
            case "selu" -> FloatFunctions.selu(actual, z.length);
            case "gelu" -> FloatFunctions.gelu(z, actual, z.length);
            case "geluTanh" -> FloatFunctions.geluTanh(z, actual, z.length);
            case "silu" -> FloatFunctions.silu(z, actual, z.length);
            case "softplus" -> FloatFunctions.softplus(actual, z.length);
            case "mish" -> FloatFunctions.mish(z, actual, z.length);
            default -> FloatFunctions.hardSigmoid(actual, z.length);
        }
        float[] from = takesZ ? z : actual;
        switch (name) {
            case "elu" -> FloatFunctions.eluGradient(from, dz, z.length);
            case "selu" -> FloatFunctions.seluGradient(from, dz, z.length);
            case "gelu" -> FloatFunctions.geluGradient(from, dz, z.length);
            case "geluTanh" -> FloatFunctions.geluTanhGradient(from, dz, z.length);
            case "silu" -> FloatFunctions.siluGradient(from, dz, z.length);
            case "softplus" -> FloatFunctions.softplusGradient(from, dz, z.length);
            case "mish" -> FloatFunctions.mishGradient(from, dz, z.length);
            default -> FloatFunctions.hardSigmoidGradient(from, dz, z.length);
        }
        for (int i = 0; i < z.length; i++) {
            close(name + "(" + Z[i] + ")", actual[i], a[i], 2e-6);
            close(name + "′(" + Z[i] + ")", dz[i], derivative[i], 2e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 1.7})
    void eluOfAnAlpha(double alpha) {
        double[] actual = Z.clone();
        DoubleFunctions.elu(actual, Z.length, alpha);
        double[] dz = new double[Z.length];
        Arrays.fill(dz, 2);
        DoubleFunctions.eluGradient(actual, dz, Z.length, alpha);
        float[] single = floats(Z);
        FloatFunctions.elu(single, Z.length, (float) alpha);
        float[] dSingle = new float[Z.length];
        Arrays.fill(dSingle, 2);
        FloatFunctions.eluGradient(single, dSingle, Z.length, (float) alpha);
        for (int i = 0; i < Z.length; i++) {
            double a = Z[i] > 0 ? Z[i] : alpha * StrictMath.expm1(Z[i]);
            double derivative = Z[i] > 0 ? 1 : alpha * StrictMath.exp(Z[i]);
            close("elu(" + Z[i] + ")", actual[i], a, 4e-15);
            close("elu′(" + Z[i] + ")", dz[i] / 2, derivative, 4e-15);
            close("elu(" + Z[i] + ") in float", single[i], a, 2e-6);
            close("elu′(" + Z[i] + ") in float", dSingle[i] / 2, derivative, 2e-6);
            assertThat(DoubleFunctions.elu(Z[i], alpha)).isEqualTo(actual[i]);
        }
    }

    /** Relatively, and absolutely where numbers are small. */
    private static void close(String what, double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected))
                .as("%s is %s instead of %s", what, actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(0.3, Math.abs(expected)));
    }

    @Test
    void theNormalDistribution() {
        // Wolfram Alpha: CDF[NormalDistribution[], z]
        assertThat(Gauss.distribution(-1.0)).isCloseTo(0.158655253931457051414767454367962077522087033, within(1e-16));
        assertThat(Gauss.distribution(-5.0) / 2.86651571879193911673752333e-7 - 1).isCloseTo(0, within(2e-15));
        assertThat(Gauss.distribution(-20.0) / 2.753624118606233695076227e-89 - 1).isCloseTo(0, within(1e-12));
        assertThat(Gauss.distribution(0.0)).isEqualTo(0.5);
        assertThat(Gauss.distribution(40.0)).isEqualTo(1);
        assertThat(Gauss.distribution(-100.0)).isEqualTo(0);
        assertThat(Gauss.distribution(Double.NaN)).isNaN();
        for (float z = -12; z < 12; z += 0.0371f) {
            double exact = Gauss.distribution((double) z);
            double allowed = z > -5 ? 2e-6 * exact : 1e-12;
            assertThat(Math.abs(Gauss.distribution(z) - exact)).as("%s", z).isLessThanOrEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absoluteError", "huber", "hinge"})
    void elementwiseLosses(String name) {
        JsonObject expected = EXPECTED.getAsJsonObject("losses").getAsJsonObject(name);
        double[] a = ReferenceData.vector(expected.get("a"));
        double[] y = ReferenceData.vector(expected.get("y"));
        double[] behind = new double[y.length + 2];
        System.arraycopy(y, 0, behind, 2, y.length);
        double[] da = new double[a.length];
        double cost = switch (name) {
            case "absoluteError" -> DoubleElementLosses.absoluteError(a, behind, 2, da, a.length);
            case "huber" -> DoubleElementLosses.huber(a, behind, 2, da, a.length);
            default -> DoubleElementLosses.hinge(a, behind, 2, da, a.length);
        };
        assertThat(cost).isCloseTo(expected.get("loss").getAsDouble(), within(1e-14));
        assertThat(da).containsExactly(ReferenceData.vector(expected.get("gradient")), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"sparse, 0", "smoothed, 0.1"})
    void labelsThatAreClasses(String name, double smoothing) {
        JsonObject expected = EXPECTED.getAsJsonObject("losses").getAsJsonObject(name);
        double[][] z = ReferenceData.matrix(expected.get("a"));
        double[] y = ReferenceData.vector(expected.get("y"));
        double[] gradient = flat(expected.get("gradient"));
        double[] flat = flat(expected.get("a"));
        double[] dz = new double[flat.length];
        double cost = DoubleSparseLosses.softmaxCrossEntropy(flat, 4, y, 0, smoothing, dz, 3);
        assertThat(cost).isCloseTo(expected.get("loss").getAsDouble(), within(1e-13));
        assertThat(dz).containsExactly(gradient, within(1e-15));
        double[][] lanes = new double[4][3];
        double[][] dLanes = new double[4][3];
        for (int s = 0; s < 3; s++) {
            for (int i = 0; i < 4; i++) {
                lanes[i][s] = z[s][i];
            }
        }
        assertThat(DoubleSparseLosses.softmaxCrossEntropy(lanes, new double[][] {y}, smoothing, dLanes, 3))
                .isCloseTo(cost, within(1e-13));
        for (int s = 0; s < 3; s++) {
            for (int i = 0; i < 4; i++) {
                assertThat(dLanes[i][s]).isCloseTo(gradient[s * 4 + i], within(1e-15));
            }
        }
    }

    private static double[] flat(JsonElement matrix) {
        return Arrays.stream(ReferenceData.matrix(matrix)).flatMapToDouble(Arrays::stream).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
