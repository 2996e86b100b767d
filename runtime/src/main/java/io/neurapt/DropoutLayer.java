package io.neurapt;

/** What a method with {@link Dropout} returns: the handle of the layer. */
public interface DropoutLayer {
    /** The layer's name. */
    String name();

    /** Probability with which a value becomes 0 in training. */
    double rate();
}
