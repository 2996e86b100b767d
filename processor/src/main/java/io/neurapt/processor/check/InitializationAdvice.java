package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;

/** Initial weights that do not suit the activation. */
final class InitializationAdvice implements Rule {
    /**
     * Standard deviation of z = Σ w·x beyond which half of the units start where tanh has less than 7 % of its slope at 0: the median
     * of |z| is 0.674 times the deviation, and 1 − tanh²(0.674 · 3) = 0.068. As sigmoid(z) = (1 + tanh(z/2)) / 2, twice that for
     * sigmoid.
     */
    private static final double FLAT_TANH = 3;

    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        for (LayerDeclaration layer : network.layers()) {
            saturation(layer, network.inputsOf(layer), problems);
            family(layer, problems);
        }
    }

    /** For features of mean 0 and variance 1, z has the variance inputs · σ². */
    private static void saturation(LayerDeclaration layer, int inputs, Problems problems) {
        Activation activation = layer.activation().get();
        boolean bounded = activation == Activation.TANH || activation == Activation.SIGMOID;
        if (!bounded || layer.initializer().get() != Initializer.NORMAL) {
            return;
        }
        double deviation = layer.standardDeviation().get() * Math.sqrt(inputs);
        double most = activation == Activation.TANH ? FLAT_TANH : 2 * FLAT_TANH;
        if (deviation > most) {
            problems.add(
                    Id.SATURATION,
                    layer.standardDeviation().at(),
                    "%s: with standardDeviation = %s and %d inputs its sums start at about ±%.3g, where %s is flat and learning "
                            + "crawls; use AUTO, or a standardDeviation of about %.2g",
                    layer.label(),
                    layer.standardDeviation().get(),
                    inputs,
                    deviation,
                    activation,
                    1 / Math.sqrt(inputs));
        }
    }

    private static void family(LayerDeclaration layer, Problems problems) {
        Activation activation = layer.activation().get();
        boolean bounded = activation == Activation.TANH || activation == Activation.SIGMOID;
        if (layer.initializer().get() == Initializer.HE && bounded) {
            problems.add(
                    Id.INITIALIZER,
                    layer.initializer().at(),
                    "%s: HE doubles the variance to make up for the half that rectifiers cut off, and %s cuts nothing off; use XAVIER "
                            + "or AUTO",
                    layer.label(),
                    activation);
        } else if (layer.initializer().get() == Initializer.XAVIER && layer.isRectifier()) {
            problems.add(
                    Id.INITIALIZER,
                    layer.initializer().at(),
                    "%s: XAVIER does not make up for the half that %s cuts off, so signals shrink from layer to layer; use HE or AUTO",
                    layer.label(),
                    activation);
        }
    }
}
