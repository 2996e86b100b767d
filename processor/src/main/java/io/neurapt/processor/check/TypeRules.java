package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What kind of type a spec may be. */
final class TypeRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        TypeElement type = network.type();
        if (network.count() > 1) {
            problems.add(
                    Id.NETWORK,
                    network.at(),
                    "'%s' carries @Network %d times; a type declares one network: keep one, and give the others types of their own",
                    type.getSimpleName(),
                    network.count());
        }
        for (String wrong : wrongs(type)) {
            problems.add(
                    Id.SPEC,
                    Anchor.of(type),
                    "'%s' %s; a spec is an interface, or a class without state, that only declares a network",
                    type.getQualifiedName(), // Eclipse's compiler shows no place for records

                    wrong);
        }
        for (String layer : network.surroundings().inheritedLayers()) {
            problems.add(
                    Id.SPEC,
                    Anchor.of(type),
                    "'%s' inherits the layer %s, and the place of an inherited layer among the others is not defined; declare all "
                            + "layers in the spec itself",
                    type.getQualifiedName(),
                    layer);
        }
    }

    private static List<String> wrongs(TypeElement type) {
        List<String> wrongs = new ArrayList<>();
        if (type.getKind() != ElementKind.INTERFACE && type.getKind() != ElementKind.CLASS) {
            String kind = type.getKind() == ElementKind.ANNOTATION_TYPE
                    ? "annotation interface"
                    : type.getKind().name().toLowerCase(Locale.ROOT);
            wrongs.add("is " + (kind.matches("[aeiou].*") ? "an " : "a ") + kind);
        } else {
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                    .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                    .map(VariableElement::getSimpleName)
                    .findFirst()
                    .ifPresent(field -> wrongs.add("has state: the field '" + field + "'"));
        }
        if (!type.getTypeParameters().isEmpty()) {
            wrongs.add("is generic");
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            wrongs.add("is sealed");
        }
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                wrongs.add(e.equals(type) ? "is private" : "is inside the private type '" + e.getSimpleName() + "'");
            }
        }
        return wrongs;
    }
}
