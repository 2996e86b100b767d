package io.neurapt.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** One annotation as written: its members with defaults, read without loading any class of the user's. */
final class Mirror implements Members {
    /** A member that the compiler could not resolve; it reports that itself, so the processor stays silent. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Element element;
    private final AnnotationMirror mirror;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    private Mirror(Elements elements, Element element, AnnotationMirror mirror) {
        this.element = element;
        this.mirror = mirror;
        values = elements.getElementValuesWithDefaults(mirror);
    }

    /** The annotations of a type on an element, those in its container included, in the order of the source. */
    static List<Mirror> all(Elements elements, Element element, String type, String container) {
        List<Mirror> found = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement annotation = (TypeElement) mirror.getAnnotationType().asElement();
            if (mirror.getAnnotationType().getKind() == TypeKind.ERROR
                    && Vocabulary.contains(annotation.getSimpleName().toString())) {
                throw new Unresolved(); // one of ours without its import
            }
            String name = annotation.getQualifiedName().toString();
            if (name.equals(type)) {
                found.add(new Mirror(elements, element, mirror));
            } else if (name.equals(container)) {
                new Mirror(elements, element, mirror).repeated(elements).forEach(found::add);
            }
        }
        return found;
    }

    /** Those in this container. */
    private List<Mirror> repeated(Elements elements) {
        List<Mirror> found = new ArrayList<>();
        if (!(value("value").getValue() instanceof List<?> values)) {
            throw new Unresolved();
        }
        for (Object value : values) {
            if (!(((AnnotationValue) value).getValue() instanceof AnnotationMirror inner)) {
                throw new Unresolved();
            }
            found.add(new Mirror(elements, element, inner));
        }
        return found;
    }

    @Override
    public Anchor at() {
        return new Anchor(element, mirror, null);
    }

    @Override
    public Value<Integer> integer(String member) {
        return value(member, Integer.class);
    }

    @Override
    public Value<Double> number(String member) {
        return value(member, Double.class);
    }

    @Override
    public Value<Boolean> bool(String member) {
        return value(member, Boolean.class);
    }

    Value<String> string(String member) {
        return value(member, String.class);
    }

    Value<TypeMirror> type(String member) {
        return value(member, TypeMirror.class);
    }

    @Override
    public <E extends Enum<E>> Value<E> constant(String member, Class<E> type) {
        Value<VariableElement> constant = value(member, VariableElement.class);
        return new Value<>(Enum.valueOf(type, constant.get().getSimpleName().toString()), constant.at());
    }

    /** Whether a member is written rather than left to its default. */
    boolean isGiven(String member) {
        return mirror.getElementValues().keySet().stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(member));
    }

    private <T> Value<T> value(String member, Class<T> type) {
        AnnotationValue value = value(member);
        if (!type.isInstance(value.getValue())) {
            throw new Unresolved();
        }
        return new Value<>(type.cast(value.getValue()), new Anchor(element, mirror, value));
    }

    private AnnotationValue value(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue();
            }
        }
        throw new Unresolved();
    }
}
