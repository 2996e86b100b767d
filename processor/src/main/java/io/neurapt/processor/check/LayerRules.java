package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Precision;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;

/** The settings of every layer. */
final class LayerRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        Precision precision = network.precision().get();
        for (LayerDeclaration layer : network.layers()) {
            Range<Double> slopes = Range.notNegative(precision);
            slopes.check(Id.RANGE, layer.label(), "slope", layer.slope(), problems);
            Range<Double> positive = Range.positive(precision);
            positive.check(Id.RANGE, layer.label(), "alpha", layer.alpha(), problems);
            positive.check(Id.RANGE, layer.label(), "standardDeviation", layer.standardDeviation(), problems);
        }
        for (LayerDeclaration layer : network.hidden()) {
            Activation activation = layer.activation().get();
            if (!activation.isElementwise()) {
                problems.add(
                        Id.SOFTMAX,
                        layer.activation().at(),
                        "%s: %s makes the %s of classes and belongs in the output layer only, but this layer feeds "
                                + "another; use RELU or TANH here",
                        layer.label(),
                        activation,
                        activation == Activation.SOFTMAX ? "probabilities" : "log-probabilities");
            }
            if (layer.initializer().get() == Initializer.ZEROS) {
                problems.add(
                        Id.ZEROS,
                        layer.initializer().at(),
                        "%s: ZEROS for a layer that feeds another keeps all its units equal for ever (the symmetry is never broken); "
                                + "use AUTO here; ZEROS is for a network of a single layer, or for the last layer",
                        layer.label());
            }
        }
    }
}
