package io.neurapt.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.neurapt.ReferenceData;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric gives the value of scikit-learn, on data with many equal scores. */
class MetricsTest {
    private static final double ROUNDING = 1e-13;

    static Stream<JsonObject> binary() {
        return cases("binary");
    }

    static Stream<JsonObject> classes() {
        return cases("classes");
    }

    static Stream<JsonObject> regression() {
        return cases("regression");
    }

    private static Stream<JsonObject> cases(String name) {
        return StreamSupport.stream(ReferenceData.json("metrics.json").getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("binary")
    void areasUnderCurves(JsonObject data) {
        int[] actual = ReferenceData.integers(data.get("actual"));
        double[] scores = ReferenceData.vector(data.get("scores"));
        boolean[] positive = new boolean[actual.length];
        double[][] rows = new double[actual.length][];
        double[][] labels = new double[actual.length][];
        for (int s = 0; s < actual.length; s++) {
            positive[s] = actual[s] == 1;
            rows[s] = new double[] {scores[s]};
            labels[s] = new double[] {actual[s]};
        }
        assertThat(Ranking.rocAuc(positive, scores)).isCloseTo(number(data, "rocAuc"), within(ROUNDING));
        assertThat(Ranking.prAuc(positive, scores)).isCloseTo(number(data, "prAuc"), within(ROUNDING));
        Evaluation evaluation = new Evaluation(Evaluation.Task.BINARY, 0.5, 0, rows, labels);
        assertThat(evaluation.rocAuc()).isEqualTo(Ranking.rocAuc(positive, scores));
        assertThat(evaluation.prAuc()).isEqualTo(Ranking.prAuc(positive, scores));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void classMetrics(JsonObject data) {
        int[] actual = ReferenceData.integers(data.get("actual"));
        int[] predicted = ReferenceData.integers(data.get("predicted"));
        double[][] scores = ReferenceData.matrix(data.get("scores"));
        double[][] probabilities = ReferenceData.matrix(data.get("probabilities"));
        assertThat(Classification.accuracy(actual, predicted)).isCloseTo(number(data, "accuracy"), within(ROUNDING));
        assertThat(Classification.logLoss(actual, probabilities)).isCloseTo(number(data, "logLoss"), within(ROUNDING));
        data.getAsJsonObject("topK").entrySet().forEach(top -> assertThat(
                        Classification.topK(actual, scores, Integer.parseInt(top.getKey())))
                .as("top %s", top.getKey())
                .isCloseTo(top.getValue().getAsDouble(), within(ROUNDING)));
        ConfusionMatrix confusion = ConfusionMatrix.of(actual, predicted, scores[0].length);
        double[][] counts = ReferenceData.matrix(data.get("confusion"));
        double[][] perClass = ReferenceData.matrix(data.get("classes"));
        for (int k = 0; k < counts.length; k++) {
            for (int l = 0; l < counts.length; l++) {
                assertThat(confusion.count(k, l)).isEqualTo((long) counts[k][l]);
            }
            assertThat(confusion.precision(k)).isCloseTo(perClass[0][k], within(ROUNDING));
            assertThat(confusion.recall(k)).isCloseTo(perClass[1][k], within(ROUNDING));
            assertThat(confusion.f1(k)).isCloseTo(perClass[2][k], within(ROUNDING));
        }
        for (ConfusionMatrix.Average average : ConfusionMatrix.Average.values()) {
            double[] expected = ReferenceData.vector(data.get(average.name().toLowerCase(java.util.Locale.ROOT)));
            assertThat(new double[] {confusion.precision(average), confusion.recall(average), confusion.f1(average)})
                    .containsExactly(expected, within(ROUNDING));
        }
        // labels as numbers of classes, and predictions that are the scores
        double[][] labels = new double[actual.length][];
        for (int s = 0; s < actual.length; s++) {
            labels[s] = new double[] {actual[s]};
        }
        Evaluation evaluation = new Evaluation(Evaluation.Task.CLASSES, 0.5, 0, probabilities, labels);
        assertThat(evaluation.predicted()).isEqualTo(predicted);
        assertThat(evaluation.actual()).isEqualTo(actual);
        assertThat(evaluation.accuracy()).isEqualTo(confusion.accuracy());
    }

    @ParameterizedTest
    @MethodSource("regression")
    void regressionMetrics(JsonObject data) {
        double[] actual = ReferenceData.vector(data.get("actual"));
        double[] predicted = ReferenceData.vector(data.get("predicted"));
        assertThat(Regression.meanSquaredError(actual, predicted)).isCloseTo(number(data, "mse"), within(ROUNDING));
        assertThat(Regression.meanAbsoluteError(actual, predicted)).isCloseTo(number(data, "mae"), within(ROUNDING));
        assertThat(Regression.r2(actual, predicted)).isCloseTo(number(data, "r2"), within(ROUNDING));
        assertThat(Regression.r2(new double[] {2, 2}, new double[] {2, 2})).isEqualTo(1);
        assertThat(Regression.r2(new double[] {2, 2}, new double[] {2, 3})).isEqualTo(0);
    }

    @Test
    void scoresAllEqualAreWorthNothing() {
        boolean[] positive = {true, false, false, true, false};
        double[] scores = {0.0, -0.0, 0.0, 0.0, -0.0};
        assertThat(Ranking.rocAuc(positive, scores)).isEqualTo(0.5);
        assertThat(Ranking.prAuc(positive, scores)).isEqualTo(0.4);
    }

    @Test
    void theTableOfConfusions() {
        ConfusionMatrix confusion = ConfusionMatrix.of(new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 0}, 3);
        assertThat(confusion.toString().lines())
                .containsExactly(
                        "actual \\ predicted  0  1  2",
                        "                 0  1  1  0",
                        "                 1  0  1  0",
                        "                 2  1  0  0");
        assertThat(confusion.report().lines())
                .contains(
                        "       0     0.5000     0.5000     0.5000          2",
                        "   macro     0.3333     0.5000     0.3889          4",
                        "accuracy 0.5000");
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.rocAuc(new boolean[] {true, true}, new double[] {1, 2}))
                .withMessageContaining("all are positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.prAuc(new boolean[] {false}, new double[] {1}))
                .withMessageContaining("all are negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[] {3}, new int[] {0}, 3))
                .withMessageContaining("sample 0 has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Classification.accuracy(new int[] {0, 1}, new int[] {0}))
                .withMessageContaining("2 labels and 1 predictions");
        double[][] numbers = {{0.5}};
        Evaluation regression = new Evaluation(Evaluation.Task.REGRESSION, 0.5, 0, numbers, numbers);
        assertThatIllegalStateException()
                .isThrownBy(regression::accuracy)
                .withMessageContaining("these are numbers of a regression");
        assertThatIllegalStateException().isThrownBy(regression::rocAuc).withMessageContaining("has no classes");
    }

    private static double number(JsonObject data, String name) {
        return data.get(name).getAsDouble();
    }
}
