package io.neurapt.processor.spec;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the source that a message can point at; what is null makes it less exact.
 */
public record Anchor(Element element, AnnotationMirror annotation, AnnotationValue value) {
    /** Nowhere in the source: the command line. */
    public static final Anchor NONE = new Anchor(null, null, null);

    /** The element itself. */
    public static Anchor of(Element element) {
        return new Anchor(element, null, null);
    }
}
