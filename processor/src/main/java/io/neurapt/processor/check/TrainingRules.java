package io.neurapt.processor.check;

import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.TrainingDeclaration;
import io.neurapt.processor.spec.Value;
import java.util.function.Predicate;

/** The ranges of the hyper-parameters. */
final class TrainingRules implements Rule {
    private static final Range<Double> LIMIT = new Range<>(v -> v > 0, "greater than 0");

    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        Precision precision = network.precision().get();
        network.training().ifPresent(training -> check(training, precision, problems));
    }

    private static void check(TrainingDeclaration training, Precision precision, Problems problems) {
        require("learningRate", training.learningRate(), Range.positive(precision), problems);
        require("epochs", training.epochs(), Range.from(1, "at least 1"), problems);
        require("batchSize", training.batchSize(), Range.from(0, "at least 1, or 0 for the whole set"), problems);
        require("momentum", training.momentum(), Range.share(), problems);
        require("rho", training.rho(), Range.share(), problems);
        require("beta1", training.beta1(), Range.share(), problems);
        require("beta2", training.beta2(), Range.share(), problems);
        require("epsilon", training.epsilon(), Range.positive(precision), problems);
        require("history", training.history(), Range.from(1, "at least 1"), problems);
        require("tolerance", training.tolerance(), Range.notNegative(precision), problems);
        require("l1", training.l1(), Range.notNegative(precision), problems);
        require("l2", training.l2(), Range.notNegative(precision), problems);
        if (!Double.isNaN(training.weightDecay().get())) {
            require("weightDecay", training.weightDecay(), Range.notNegative(precision), problems);
        }
        require("clipNorm", training.clipNorm(), LIMIT, problems);
        require("clipValue", training.clipValue(), LIMIT, problems);
        require("samples", training.samples(), Range.from(0, "at least 1, or 0 if it is not known"), problems);
        if (training.optimizer().get() == OptimizerType.LBFGS) {
            wholeAndSmooth(training, problems);
        }
    }

    private static void wholeAndSmooth(TrainingDeclaration training, Problems problems) {
        require("batchSize", training.batchSize(), lbfgs(v -> v == 0, "0: it takes the whole set as one batch"), problems);
        require("l1", training.l1(), lbfgs(v -> v == 0, "0: it needs a smooth cost; use l2"), problems);
        require("weightDecay", training.weightDecay(), lbfgs(v -> v.isNaN() || v == 0, "0; use l2"), problems);
        require("clipNorm", training.clipNorm(), lbfgs(v -> v.isInfinite(), "unset"), problems);
        require("clipValue", training.clipValue(), lbfgs(v -> v.isInfinite(), "unset"), problems);
    }

    private static <T> Range<T> lbfgs(Predicate<T> values, String text) {
        return new Range<>(values, text + " (with optimizer = LBFGS)");
    }

    private static <T> void require(String name, Value<T> value, Range<T> range, Problems problems) {
        range.check(Id.TRAINING, "@Training", name, value, problems);
    }
}
