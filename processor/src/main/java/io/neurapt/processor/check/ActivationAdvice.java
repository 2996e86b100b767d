package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;

/** Activations that do not suit hidden layers. */
final class ActivationAdvice implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        for (LayerDeclaration layer : network.hidden()) {
            if (layer.activation().get() == Activation.IDENTITY && network.feedsDense(layer)) {
                problems.add(
                        Id.HIDDEN_IDENTITY,
                        layer.activation().at(),
                        "%s: activation = IDENTITY in a layer that feeds another; two linear layers in a row compute no more than one; "
                                + "use RELU or TANH here",
                        layer.label());
            } else if (layer.activation().get() == Activation.SIGMOID) {
                problems.add(
                        Id.HIDDEN_SIGMOID,
                        layer.activation().at(),
                        "%s: SIGMOID in a hidden layer learns slowly, as its slope is at most 1/4 and its values are never negative; use "
                                + "TANH or RELU here, SIGMOID belongs in the output for yes or no",
                        layer.label());
            }
        }
    }
}
