package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.Collection;
import java.util.stream.Collectors;

/** The loss and the output layer must belong together. */
final class LossRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        network.output().ifPresent(output -> check(network, output, problems));
    }

    private static void check(NetworkDeclaration network, LayerDeclaration output, Problems problems) {
        Loss loss = network.effectiveLoss();
        boolean auto = network.loss().get() == Loss.AUTO; // only what the network answers can then be at odds with the layer
        Activation activation = output.activation().get();
        LossTable.Row row = LossTable.of(loss);
        if (!row.outputs().contains(activation)) {
            problems.add(
                    Id.LOSS,
                    output.activation().at(),
                    "loss = %s does not fit the output %s with activation = %s: it %s; use activation = %s there%s",
                    auto ? "AUTO (" + loss + " for output = " + network.answer().name() + ")" : loss,
                    output.label(),
                    activation,
                    row.reason(),
                    or(row.outputs()),
                    auto ? "" : ", or loss = " + or(LossTable.lossesFor(activation)));
        } else if (!activation.isElementwise() && output.units().get() == 1) {
            problems.add(
                    Id.SOFTMAX,
                    output.units().at(),
                    "%s: %s of units = 1 is always %d; use at least 2 units, or SIGMOID with loss = BINARY_CROSS_ENTROPY",
                    output.label(),
                    activation,
                    activation == Activation.SOFTMAX ? 1 : 0);
        }
    }

    private static String or(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(" or "));
    }
}
