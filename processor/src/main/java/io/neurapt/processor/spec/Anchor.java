package io.neurapt.processor.spec;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the source that a message can point at. {@code annotation} and {@code value} are null where it is less exact.
 */
public record Anchor(Element element, AnnotationMirror annotation, AnnotationValue value) {
    /** The element itself. */
    public static Anchor of(Element element) {
        return new Anchor(element, null, null);
    }
}
