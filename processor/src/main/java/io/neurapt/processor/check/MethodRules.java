package io.neurapt.processor.check;

import io.neurapt.Dense;
import io.neurapt.processor.spec.Anchor;
import io.neurapt.processor.spec.Declared;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.OtherDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The methods that declare layers. */
final class MethodRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        Set<String> api = network.surroundings().api();
        for (ExecutableElement method : methods(network)) {
            String name = method.getSimpleName().toString();
            List<Declared> layers = network.order().stream()
                    .filter(layer -> layer.at().element().equals(method))
                    .toList();
            Class<?> handle = layers.get(0) instanceof OtherDeclaration other ? other.kind().handle() : Dense.class;
            List<String> wrongs = wrongs(method, handle);
            if (layers.size() > 1) {
                boolean dense = layers.stream().allMatch(layer -> layer instanceof LayerDeclaration);
                wrongs.add(dense ? "carries @Layer " + layers.size() + " times" : "carries " + layers.size() + " layers");
            }
            if (methods(network).stream().filter(other -> other.getSimpleName().contentEquals(name)).count() > 1) {
                wrongs.add("is overloaded");
            }
            if (api.contains(name)) {
                wrongs.add("has the name of a method that every network has");
            }
            if (SourceVersion.isKeyword(name)) {
                wrongs.add("has a Java keyword as its name");
            }
            if (!wrongs.isEmpty()) {
                boolean renamed = api.contains(name) || SourceVersion.isKeyword(name);
                problems.add(
                        Id.METHOD,
                        Anchor.of(method),
                        "layer '%s' %s; a layer is declared once, as '%s %s();'",
                        name,
                        join(wrongs),
                        handle.getSimpleName(),
                        renamed ? name + "Layer" : name);
            }
        }
        for (ExecutableElement other : network.others()) {
            problems.add(
                    Id.METHOD,
                    Anchor.of(other),
                    "abstract method '%s' has no @Layer, and nothing will implement it; add @Layer(units = …), or remove the method",
                    other.getSimpleName());
        }
    }

    /** Those with a layer, in their order. */
    private static Set<ExecutableElement> methods(NetworkDeclaration network) {
        return network.order().stream()
                .filter(layer -> layer.at().element() instanceof ExecutableElement) // not those of a model
                .map(Declared::at)
                .map(at -> (ExecutableElement) at.element())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> wrongs(ExecutableElement method, Class<?> handle) {
        List<String> wrongs = new ArrayList<>();
        if (!method.getTypeParameters().isEmpty()) {
            wrongs.add("is generic");
        }
        if (!method.getParameters().isEmpty()) {
            wrongs.add("has parameters");
        }
        if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
            wrongs.add("has a body");
        }
        if (!method.getThrownTypes().isEmpty()) {
            wrongs.add("throws " + method.getThrownTypes().get(0));
        }
        if (!is(handle, method.getReturnType())) {
            wrongs.add("returns " + method.getReturnType());
        }
        return wrongs;
    }

    private static boolean is(Class<?> handle, TypeMirror type) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(handle.getName());
    }

    private static String join(List<String> wrongs) {
        int last = wrongs.size() - 1;
        return last == 0
                ? wrongs.get(0)
                : String.join(", ", wrongs.subList(0, last)) + " and " + wrongs.get(last);
    }
}
