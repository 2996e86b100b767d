package io.neurapt.processor.spec;

import io.neurapt.Activation;
import io.neurapt.Initializer;

/**
 * One {@code @Layer}.
 *
 * @param name of the layer: the method's, or {@code layer1}, {@code layer2}, …
 * @param label how messages call it, as javac cannot point at one of several annotations on a type
 */
public record LayerDeclaration(
        String name,
        String label,
        Anchor at,
        Value<Integer> units,
        Value<Activation> activation,
        Value<Double> slope,
        Value<Double> alpha,
        Value<Initializer> initializer,
        Value<Double> standardDeviation,
        Value<Boolean> bias)
        implements Declared {
    /** Whether the activation cuts negative values off, entirely or mostly: the family that He initialisation is for. */
    public boolean isRectifier() {
        return switch (activation.get()) {
            case RELU, LEAKY_RELU, ELU, GELU, GELU_TANH, SILU, MISH -> true;
            default -> false;
        };
    }

    /** The initialiser in effect. */
    public Initializer effectiveInitializer() {
        if (initializer.get() != Initializer.AUTO) {
            return initializer.get();
        }
        if (activation.get() == Activation.SELU) {
            return Initializer.LECUN;
        }
        return isRectifier() ? Initializer.HE : Initializer.XAVIER;
    }
}
