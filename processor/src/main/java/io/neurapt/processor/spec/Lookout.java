package io.neurapt.processor.spec;

import io.neurapt.Layer;
import io.neurapt.Layers;
import io.neurapt.Precision;
import io.neurapt.internal.Generated;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Looks at what surrounds a spec. One per compilation: it remembers which spec claimed which names. */
final class Lookout {
    /** The classes of {@code java.lang} that generated code calls by their simple names. */
    private static final List<String> JAVA_LANG = List.of("Math", "Override", "System");

    private final Elements elements;
    private final Map<Precision, Set<String>> api = new EnumMap<>(Precision.class);
    private final Map<String, Boolean> hiding = new HashMap<>();
    private final Map<String, Set<String>> claims = new HashMap<>();

    Lookout(Elements elements) {
        this.elements = elements;
    }

    /** To be called for every spec before any of them is read, so that of two specs with one name both are told. */
    void claim(TypeElement type, String packageName, String stem) {
        claims.computeIfAbsent(packageName + "/" + stem, key -> new HashSet<>()).add(type.getQualifiedName().toString());
    }

    Surroundings around(TypeElement type, String packageName, String stem, Precision precision) {
        List<String> twins = claims.getOrDefault(packageName + "/" + stem, Set.of()).stream()
                .filter(name -> !type.getQualifiedName().contentEquals(name))
                .sorted()
                .toList();
        return new Surroundings(
                api.computeIfAbsent(precision, this::api),
                taken(type, packageName, stem),
                twins,
                inheritedLayers(type),
                hiding.computeIfAbsent(packageName, name -> hidesJavaLang(type, name)));
    }

    /** Names of methods that the generated class inherits or declares, whatever their parameters; those of typed ones included. */
    private Set<String> api(Precision precision) {
        Set<String> names = new HashSet<>(Set.of("create", "createRandom", "csv"));
        TypeElement base = elements.getTypeElement(
                "io.neurapt.network." + (precision == Precision.FLOAT ? "FloatClassifier" : "DoubleClassifier"));
        if (base != null) {
            for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(base))) {
                Set<Modifier> modifiers = method.getModifiers();
                if (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED)) {
                    names.add(method.getSimpleName().toString());
                }
            }
        }
        return names;
    }

    /** What an earlier compilation generated is no obstacle: it is replaced. */
    private List<String> taken(TypeElement spec, String packageName, String stem) {
        List<String> taken = new ArrayList<>();
        for (String name : NetworkDeclaration.generatedNames(packageName, stem)) {
            TypeElement existing = find(spec, name);
            if (existing != null
                    && Mirror.all(elements, existing, Generated.class.getName(), "").isEmpty()) {
                taken.add(name);
            }
        }
        return taken;
    }

    private List<String> inheritedLayers(TypeElement type) {
        List<String> inherited = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            Element owner = method.getEnclosingElement();
            if (!owner.equals(type)
                    && !Mirror.all(elements, method, Layer.class.getName(), Layers.class.getName())
                            .isEmpty()) {
                inherited.add(method.getSimpleName() + "() of " + owner.getSimpleName());
            }
        }
        return inherited;
    }

    private boolean hidesJavaLang(TypeElement spec, String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return JAVA_LANG.stream().anyMatch(name -> find(spec, prefix + name) != null);
    }

    private TypeElement find(TypeElement spec, String name) {
        ModuleElement module = elements.getModuleOf(spec);
        return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    }
}
