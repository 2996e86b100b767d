package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.List;

/** The loss and the output layer must belong together. */
final class LossRules {
    private LossRules() {}

    static List<Problem> check(NetworkDeclaration network) {
        if (network.layers().isEmpty()) {
            return List.of();
        }
        LayerDeclaration output = network.layers().get(network.layers().size() - 1);
        Activation activation = output.activation().get();
        Loss loss = network.loss().get();
        String fix =
                switch (loss) {
                    case BINARY_CROSS_ENTROPY -> activation == Activation.SIGMOID
                            ? null
                            : "activation = SIGMOID there" + (activation == Activation.SOFTMAX
                                    ? ", or loss = CATEGORICAL_CROSS_ENTROPY" : "");
                    case CATEGORICAL_CROSS_ENTROPY -> activation == Activation.SOFTMAX
                            ? null
                            : "activation = SOFTMAX there" + (activation == Activation.SIGMOID
                                    ? ", or loss = BINARY_CROSS_ENTROPY" : "");
                    case MEAN_SQUARED_ERROR -> activation != Activation.SOFTMAX
                            ? null
                            : "loss = CATEGORICAL_CROSS_ENTROPY, or activation = IDENTITY there";
                };
        if (fix != null) {
            return List.of(new Problem(
                    "NEURAPT-LOSS",
                    "loss = " + loss + " does not fit the output " + output.label() + " with activation = " + activation
                            + "; use " + fix,
                    output.activation().at()));
        }
        if (activation == Activation.SOFTMAX && output.units().get() == 1) {
            return List.of(new Problem(
                    "NEURAPT-SOFTMAX",
                    output.label() + ": SOFTMAX of one unit is always 1; use at least 2 units, or SIGMOID with "
                            + "BINARY_CROSS_ENTROPY",
                    output.units().at()));
        }
        return List.of();
    }
}
