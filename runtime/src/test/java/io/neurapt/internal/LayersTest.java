package io.neurapt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.neurapt.ReferenceData;
import io.neurapt.kernel.Part;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout does what it should on average, and batch normalisation what PyTorch does. */
class LayersTest {
    private static final JsonObject NORM = ReferenceData.json("layers.json").getAsJsonObject("batchNorm");
    private static final int UNITS = 3;
    private static final int SAMPLES = 5;
    private static final int SCALE = 2; // something stands before the parameters
    private static final int SHIFT = 5;
    private static final int MEAN = 8;
    private static final int VARIANCE = 11;

    private final double[] p = new double[14];
    private final double[] x = flat("x");

    LayersTest() {
        System.arraycopy(flat("scale"), 0, p, SCALE, UNITS);
        System.arraycopy(flat("shift"), 0, p, SHIFT, UNITS);
        Arrays.fill(p, VARIANCE, VARIANCE + UNITS, 1);
    }

    private static double[] flat(String name) {
        JsonElement value = NORM.get(name);
        return value.getAsJsonArray().get(0).isJsonArray()
                ? Arrays.stream(ReferenceData.matrix(value)).flatMapToDouble(Arrays::stream).toArray()
                : ReferenceData.vector(value);
    }

    private static DoubleBatchNorm norm() {
        double epsilon = NORM.get("epsilon").getAsDouble();
        return new DoubleBatchNorm(
                UNITS, SCALE, SHIFT, MEAN, VARIANCE, epsilon, NORM.get("momentum").getAsDouble());
    }

    @Test
    void normalisationOfABatchForthAndBack() {
        DoubleBatchNorm norm = norm();
        double[] out = new double[x.length];
        norm.forward(p, x, 0, out, SAMPLES, true);
        assertThat(out).containsExactly(flat("y"), within(1e-14));
        double[] dx = new double[x.length];
        double[] g = new double[p.length];
        g[SCALE] = 100;
        norm.backward(p, flat("d"), dx, SAMPLES);
        norm.gradients(1, 0, g, new Part(0, 2));
        norm.gradients(1, 0, g, new Part(1, 2));
        assertThat(dx).containsExactly(flat("dx"), within(1e-13));
        assertThat(Arrays.copyOfRange(g, SCALE, SHIFT)).containsExactly(flat("dScale"), within(1e-13));
        assertThat(Arrays.copyOfRange(g, SHIFT, MEAN)).containsExactly(flat("dShift"), within(1e-13));
        norm.backward(p, flat("d"), null, SAMPLES);
        norm.gradients(0.5, 2, g, Part.WHOLE);
        assertThat(g[SCALE]).isCloseTo(2.5 * flat("dScale")[0], within(1e-13));
        norm.moveAverages(p, true, 1);
        assertThat(Arrays.copyOfRange(p, MEAN, VARIANCE)).containsExactly(flat("mean"), within(1e-14));
        assertThat(Arrays.copyOfRange(p, VARIANCE, p.length)).containsExactly(flat("variance"), within(1e-14));
        norm.forward(p, x, 0, out, SAMPLES, false);
        assertThat(out).containsExactly(flat("predicted"), within(1e-14));
        Arrays.fill(out, 0);
        double epsilon = NORM.get("epsilon").getAsDouble();
        DoubleBatchNorm.predict(p, x, 0, out, UNITS, SAMPLES, SCALE, SHIFT, MEAN, VARIANCE, epsilon);
        assertThat(out).containsExactly(flat("predicted"), within(1e-14));
    }

    /** Two workspaces that share a batch move the averages by the mean of theirs. */
    @Test
    void averagesOverSeveralWorkspaces() {
        double[] twice = p.clone();
        DoubleBatchNorm norm = norm();
        norm.forward(p, x, 0, new double[x.length], SAMPLES, true);
        norm.moveAverages(p, true, 1);
        norm.moveAverages(twice, true, 0.5);
        norm.moveAverages(twice, false, 0.5);
        assertThat(twice).containsExactly(p, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 0.9})
    void dropoutKeepsItsShare(double rate) {
        int n = 100_003;
        int kept = (int) Math.round(65536 * (1 - rate));
        FloatDropout dropout = new FloatDropout(kept, 1, n);
        float[] ones = new float[n];
        float[] out = new float[n];
        Arrays.fill(ones, 1);
        dropout.forward(ones, 0, out, n, true, 42);
        double zeros = 0;
        double sum = 0;
        for (float value : out) {
            zeros += value == 0 ? 1 : 0;
            sum += value;
            assertThat(value == 0 || value == 65536f / kept).isTrue();
        }
        assertThat(zeros / n).isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / n)));
        assertThat(sum / n).isCloseTo(1, within(5 * Math.sqrt(rate / (1 - rate) / n) + 1e-6));
        float[] dx = new float[n];
        dropout.backward(ones, dx, n);
        assertThat(dx).as("the derivative has the same mask").isEqualTo(out);
    }

    @Test
    void neighboursAreIndependent() {
        int n = 80_000;
        FloatDropout dropout = new FloatDropout(32768, 1, n);
        float[] ones = new float[n];
        float[] first = new float[n];
        Arrays.fill(ones, 1);
        dropout.forward(ones, 0, first, n, true, 1);
        for (int lag = 1; lag <= 8; lag++) {
            int equal = 0;
            for (int i = lag; i < n; i++) {
                equal += first[i] == first[i - lag] ? 1 : 0;
            }
            assertThat(equal / (double) (n - lag)).as("lag %d", lag).isCloseTo(0.5, within(0.01));
        }
        float[] again = new float[n];
        dropout.forward(ones, 0, again, n, true, 1);
        assertThat(again).isEqualTo(first);
        dropout.forward(ones, 0, again, n, true, 2);
        assertThat(agreement(again, first)).isCloseTo(0.5, within(0.01));
        new FloatDropout(32768, 2, n).forward(ones, 0, again, n, true, 1);
        assertThat(agreement(again, first)).isCloseTo(0.5, within(0.01));
    }

    private static double agreement(float[] a, float[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal / (double) a.length;
    }

    @Test
    void dropoutPassesByOutsideTraining() {
        FloatDropout dropout = new FloatDropout(100, 1, 4);
        float[] out = new float[3];
        dropout.forward(new float[] {9, 1, 2, 3}, 1, out, 3, false, 1);
        assertThat(out).containsExactly(1, 2, 3);
        float[] dx = new float[3];
        dropout.backward(new float[] {4, 5, 6}, dx, 3);
        assertThat(dx).containsExactly(4, 5, 6);
    }
}
