package io.neurapt;

/** The function g of a layer: {@code A = g(Z)}, element by element except for {@link #SOFTMAX} and {@link #LOG_SOFTMAX}. */
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
    SOFTMAX,
    /**
     * ln of {@link #SOFTMAX}, computed without it: g(z)<sub>i</sub> = z<sub>i</sub> − max z −
     * ln Σ<sub>k</sub> e<sup>z<sub>k</sub> − max z</sup>; output layers only. The outputs are log-probabilities, which
     * lose no digits where probabilities come close to 0 or 1.
     */
    LOG_SOFTMAX,
    /**
     * g(z) = z for z &gt; 0, else α·(e<sup>z</sup> − 1), with g′ = a + α there; see {@link Layer#alpha()}.
     *
     * <p>Source: D.-A. Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear Units", 2016.
     */
    ELU,
    /**
     * g(z) = λ·z for z &gt; 0, else λ·α·(e<sup>z</sup> − 1), with λ = 1.0507009873554805, α = 1.6732632423543772; goes with
     * {@link Initializer#LECUN}.
     *
     * <p>Source: G. Klambauer et al., "Self-Normalizing Neural Networks", 2017.
     */
    SELU,
    /**
     * g(z) = z·Φ(z) with the standard normal distribution Φ, by the error function.
     *
     * <p>Source: D. Hendrycks, K. Gimpel, "Gaussian Error Linear Units", 2016.
     */
    GELU,
    /** The approximation of {@link #GELU} from the same paper: g(z) = ½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³))). */
    GELU_TANH,
    /** g(z) = z / (1 + e<sup>−z</sup>), also called swish. */
    SILU,
    /** g(z) = ln(1 + e<sup>z</sup>), g′ = 1 − e<sup>−a</sup>. */
    SOFTPLUS,
    /**
     * g(z) = z·tanh(ln(1 + e<sup>z</sup>)).
     *
     * <p>Source: D. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2020.
     */
    MISH,
    /** g(z) = min(max(z + 3, 0), 6) / 6, as in PyTorch and Keras 3; g′ = 0 at both kinks. */
    HARD_SIGMOID;

    /** Whether each unit's value depends on its own z alone; the others are for output layers. */
    public boolean isElementwise() {
        return this != SOFTMAX && this != LOG_SOFTMAX;
    }
}
