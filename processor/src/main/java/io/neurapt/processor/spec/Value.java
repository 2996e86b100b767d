package io.neurapt.processor.spec;

/** A member of an annotation: what it says and where. */
public record Value<T>(T get, Anchor at) {}
