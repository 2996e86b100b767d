package io.neurapt.processor.check;

import io.neurapt.Precision;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.TrainingDeclaration;
import io.neurapt.processor.spec.Value;

/** The ranges of the hyper-parameters. */
final class TrainingRules implements Rule {
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
        require("beta1", training.beta1(), Range.share(), problems);
        require("beta2", training.beta2(), Range.share(), problems);
        require("epsilon", training.epsilon(), Range.positive(precision), problems);
        require("samples", training.samples(), Range.from(0, "at least 1, or 0 if it is not known"), problems);
    }

    private static <T> void require(String name, Value<T> value, Range<T> range, Problems problems) {
        range.check(Id.TRAINING, "@Training", name, value, problems);
    }
}
