package io.neurapt.processor.check;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads {@code @SuppressWarnings}. */
final class Suppressions {
    /** Suppresses all advice of the processor. */
    private static final String ALL = "neurapt";

    private Suppressions() {}

    /** Whether the element, or one around it, suppresses a warning. */
    static boolean contain(Element element, Id id) {
        for (Element e = element; e != null; e = e.getEnclosingElement()) {
            for (AnnotationMirror mirror : e.getAnnotationMirrors()) {
                TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
                if (type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
                        && mirror.getElementValues().values().stream().anyMatch(value -> names(value, id))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean names(AnnotationValue value, Id id) {
        if (value.getValue() instanceof List<?> values) {
            return values.stream().anyMatch(one -> names((AnnotationValue) one, id));
        }
        return value.getValue().equals(id.suppression()) || value.getValue().equals(ALL);
    }
}
