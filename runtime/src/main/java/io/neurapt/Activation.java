package io.neurapt;

/** The function g of a layer: {@code A = g(Z)}, element by element except for {@link #SOFTMAX}. */
public enum Activation {
    /** g(z) = z. */
    IDENTITY,
    /** g(z) = 1 / (1 + e<sup>−z</sup>), g′ = a·(1 − a). */
    SIGMOID,
    /** g(z) = tanh(z), g′ = 1 − a². */
    TANH,
    /** g(z) = max(z, 0), with g′(0) = 0. */
    RELU,
    /** g(z) = z for z &gt; 0, else slope·z, with g′(0) = slope; see {@link Layer#slope()}. */
    LEAKY_RELU,
    /** g(z)<sub>i</sub> = e<sup>z<sub>i</sub></sup> / Σ<sub>k</sub> e<sup>z<sub>k</sub></sup> over the units of the layer; output layers only. */
    SOFTMAX
}
