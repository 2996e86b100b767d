package io.neurapt.processor.spec;

import javax.lang.model.element.TypeElement;

/**
 * An annotation that has no network to belong to.
 *
 * @param annotation its simple name
 * @param type where a {@code @Network} is missing
 */
public record Stray(String annotation, TypeElement type, Anchor at) {}
