package io.neurapt.processor.spec;

/** A layer of any kind as declared. */
public interface Declared {
    /** The layer's name. */
    String name();

    /** How messages call it. */
    String label();

    /** Where it stands. */
    Anchor at();
}
