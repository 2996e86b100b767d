package io.neurapt.processor.check;

import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.TrainingDeclaration;
import io.neurapt.processor.spec.Value;
import java.util.ArrayList;
import java.util.List;

/** The ranges of the hyper-parameters. */
final class TrainingRules {
    private TrainingRules() {}

    static List<Problem> check(NetworkDeclaration network) {
        List<Problem> problems = new ArrayList<>();
        network.training().ifPresent(training -> check(training, problems));
        return problems;
    }

    private static void check(TrainingDeclaration t, List<Problem> problems) {
        require(positive(t.learningRate().get()), "learningRate", t.learningRate(), "finite and greater than 0", problems);
        require(t.epochs().get() >= 1, "epochs", t.epochs(), "at least 1", problems);
        require(t.batchSize().get() >= 0, "batchSize", t.batchSize(), "at least 1, or 0 for the whole set", problems);
        require(share(t.momentum().get()), "momentum", t.momentum(), "at least 0 and less than 1", problems);
        require(share(t.beta1().get()), "beta1", t.beta1(), "at least 0 and less than 1", problems);
        require(share(t.beta2().get()), "beta2", t.beta2(), "at least 0 and less than 1", problems);
        require(positive(t.epsilon().get()), "epsilon", t.epsilon(), "finite and greater than 0", problems);
    }

    private static void require(boolean ok, String name, Value<?> value, String range, List<Problem> problems) {
        if (!ok) {
            problems.add(
                    new Problem("NEURAPT-TRAINING", name + " = " + value.get() + ", but must be " + range, value.at()));
        }
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static boolean share(double value) {
        return value >= 0 && value < 1;
    }
}
