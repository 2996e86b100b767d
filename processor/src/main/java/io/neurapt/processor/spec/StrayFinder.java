package io.neurapt.processor.spec;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Finds annotations that have no network to belong to. */
public final class StrayFinder {
    private StrayFinder() {}

    /** One per type that lacks a {@code @Network}, on the type rather than on a method. */
    public static List<Stray> find(ProcessingEnvironment environment, RoundEnvironment round) {
        Map<TypeElement, Stray> strays = new LinkedHashMap<>();
        // javac 17 fails on annotations that the compilation does not see, which those of added layer kinds may be
        Set<Class<? extends Annotation>> seen = Vocabulary.PARTS.stream()
                .filter(part -> environment.getElementUtils().getTypeElement(part.getCanonicalName()) != null)
                .collect(Collectors.toSet());
        for (Element element : round.getElementsAnnotatedWithAny(seen)) {
            Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
            if (owner instanceof TypeElement type && !isSpec(type) && !Written.hasUnresolved(environment, type)) {
                AnnotationMirror mirror = first(element, Vocabulary.PARTS);
                Stray stray = new Stray(name(mirror), type, new Anchor(element, mirror, null));
                strays.merge(type, stray, (first, second) -> element.equals(type) ? second : first);
            }
        }
        return List.copyOf(strays.values());
    }

    /** A {@code @Network} whose import is missing counts: the compiler tells of that. */
    private static boolean isSpec(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> Vocabulary.NETWORK.stream().anyMatch(network -> couldBe(network, mirror)));
    }

    private static boolean couldBe(Class<?> annotation, AnnotationMirror mirror) {
        boolean unresolved = mirror.getAnnotationType().getKind() == TypeKind.ERROR;
        return unresolved
                ? simpleName(mirror).equals(annotation.getSimpleName())
                : mirror.getAnnotationType().toString().equals(annotation.getName());
    }

    private static AnnotationMirror first(Element element, Set<Class<? extends Annotation>> annotations) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (annotations.stream().anyMatch(type -> type.getSimpleName().equals(simpleName(mirror)))) {
                return mirror;
            }
        }
        throw new IllegalStateException("the compiler finds no annotation of " + annotations + " on " + element);
    }

    /** The container of several is called after what it contains. */
    private static String name(AnnotationMirror mirror) {
        return simpleName(mirror).equals("Layers") ? "Layer" : simpleName(mirror);
    }

    private static String simpleName(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }
}
