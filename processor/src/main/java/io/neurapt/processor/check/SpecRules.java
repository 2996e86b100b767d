package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What a spec may look like: its type, its form, its methods. */
final class SpecRules {
    /** Names that a layer handle would share with a method of every network. */
    private static final Set<String> API = Set.of(
            "create", "parameters", "summary", "toString", "hashCode", "getClass", "notify", "notifyAll", "wait", "clone",
            "finalize", "values", "randomSeed");

    private SpecRules() {}

    static List<Problem> check(NetworkDeclaration network) {
        List<Problem> problems = new ArrayList<>();
        type(network, problems);
        if (network.stacked().isEmpty() && network.members().isEmpty()) {
            problems.add(new Problem(
                    "NEURAPT-LAYERS",
                    "network '" + network.type().getSimpleName() + "' has no layers; add @Layer(units = …) to the type, or "
                            + "methods such as '@Layer(units = …) Dense hidden();'",
                    network.at()));
        }
        if (!network.stacked().isEmpty() && !network.members().isEmpty()) {
            problems.add(new Problem(
                    "NEURAPT-FORM",
                    "layers are stacked on the type and declared as methods ('"
                            + network.members().get(0).name() + "'); use one form for all of them",
                    network.members().get(0).at()));
        }
        methods(network, problems);
        if (!network.name().get().isEmpty() && !SourceVersion.isName(network.name().get())
                || network.name().get().contains(".")) {
            problems.add(new Problem(
                    "NEURAPT-NAME",
                    "name = \"" + network.name().get() + "\" is no Java identifier; the generated classes could not have it",
                    network.name().at()));
        }
        return problems;
    }

    private static void type(NetworkDeclaration network, List<Problem> problems) {
        TypeElement type = network.type();
        String wrong = null;
        if (!type.getKind().isInterface() && !type.getKind().isClass()
                || type.getKind().name().matches("ENUM|RECORD|ANNOTATION_TYPE")) {
            wrong = "is " + type.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        } else if (!type.getTypeParameters().isEmpty()) {
            wrong = "is generic";
        } else {
            for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
                wrong = e.getModifiers().contains(Modifier.PRIVATE) ? "is private" : wrong;
            }
        }
        if (wrong != null) {
            problems.add(new Problem(
                    "NEURAPT-SPEC",
                    "'" + type.getSimpleName() + "' " + wrong + "; a spec is a non-generic, non-private interface or class",
                    Anchor.of(type)));
        }
    }

    private static void methods(NetworkDeclaration network, List<Problem> problems) {
        Set<String> names = new HashSet<>();
        for (LayerDeclaration layer : network.members()) {
            ExecutableElement method = (ExecutableElement) layer.at().element();
            String wrong = null;
            if (!method.getParameters().isEmpty()) {
                wrong = "has parameters";
            } else if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                wrong = "has a body";
            } else if (!isDense(method.getReturnType())) {
                wrong = "returns " + method.getReturnType();
            } else if (!names.add(layer.name())) {
                wrong = "carries @Layer twice";
            } else if (API.contains(layer.name())) {
                wrong = "has the name of a method that every network has";
            }
            if (wrong != null) {
                problems.add(new Problem(
                        "NEURAPT-METHOD",
                        layer.label() + " " + wrong + "; a layer is declared as 'Dense " + (API.contains(layer.name())
                                ? layer.name() + "Layer" : layer.name()) + "();'",
                        Anchor.of(method)));
            }
        }
        for (ExecutableElement other : network.others()) {
            problems.add(new Problem(
                    "NEURAPT-METHOD",
                    "abstract method '" + other.getSimpleName() + "' has no @Layer; add one, or remove the method",
                    Anchor.of(other)));
        }
    }

    private static boolean isDense(TypeMirror type) {
        return type.toString().equals("io.neurapt.Dense");
    }
}
