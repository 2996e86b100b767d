package io.neurapt.metrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A number that says how good predictions are, for training to watch. */
public interface Metric {
    /** What it is called in tables and progress lines. */
    String name();

    /** Its value. */
    double of(Evaluation evaluation);

    /** Whether a greater value is the better one. */
    boolean higherIsBetter();

    /**
     * A metric of one's own.
     *
     * @param name what it is called
     * @param higherIsBetter whether a greater value is the better one
     * @param value its value
     */
    static Metric of(String name, boolean higherIsBetter, ToDoubleFunction<Evaluation> value) {
        return new Metric() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double of(Evaluation evaluation) {
                return value.applyAsDouble(evaluation);
            }

            @Override
            public boolean higherIsBetter() {
                return higherIsBetter;
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** {@link Evaluation#accuracy()}. */
    static Metric accuracy() {
        return of("accuracy", true, Evaluation::accuracy);
    }

    /** {@link Evaluation#topK(int)}. */
    static Metric topK(int k) {
        return of(String.format(Locale.ROOT, "top-%d", k), true, evaluation -> evaluation.topK(k));
    }

    /** Macro-averaged {@link ConfusionMatrix#f1(ConfusionMatrix.Average)}. */
    static Metric f1() {
        return of("f1", true, evaluation -> evaluation.confusionMatrix().f1(ConfusionMatrix.Average.MACRO));
    }

    /** {@link Evaluation#rocAuc()}. */
    static Metric rocAuc() {
        return of("roc-auc", true, Evaluation::rocAuc);
    }

    /** {@link Evaluation#prAuc()}. */
    static Metric prAuc() {
        return of("pr-auc", true, Evaluation::prAuc);
    }

    /** {@link Evaluation#logLoss()}. */
    static Metric logLoss() {
        return of("log-loss", false, Evaluation::logLoss);
    }

    /** {@link Evaluation#meanSquaredError()}. */
    static Metric meanSquaredError() {
        return of("mse", false, Evaluation::meanSquaredError);
    }

    /** {@link Evaluation#meanAbsoluteError()}. */
    static Metric meanAbsoluteError() {
        return of("mae", false, Evaluation::meanAbsoluteError);
    }

    /** {@link Evaluation#r2()}. */
    static Metric r2() {
        return of("r2", true, Evaluation::r2);
    }
}
