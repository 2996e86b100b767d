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
        Value<Initializer> initializer,
        Value<Double> standardDeviation,
        Value<Boolean> bias) {}
