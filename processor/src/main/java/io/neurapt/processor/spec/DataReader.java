package io.neurapt.processor.spec;

import io.neurapt.Feature;
import io.neurapt.processor.model.ComponentModel;
import io.neurapt.processor.model.ComponentModel.Kind;
import io.neurapt.processor.model.DataModel;
import io.neurapt.processor.model.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the types that {@code input} and {@code output} name: records with their components, enums with their constants. */
final class DataReader {
    private final Elements elements;
    private final String packageName;

    /** For a spec of a package, in which the generated code will lie. */
    DataReader(Elements elements, String packageName) {
        this.elements = elements;
        this.packageName = packageName;
    }

    DataDeclaration read(Value<TypeMirror> value) {
        TypeMirror type = value.get();
        String kind = type.getKind().isPrimitive() ? "a primitive" : "no record";
        return switch (type.getKind()) {
            case VOID -> new DataDeclaration("", Optional.empty(), "", Optional.empty(), List.of(), value.at());
            case BOOLEAN -> declaration("boolean", DataModel.Form.BOOLEAN, List.of("false", "true"), value.at());
            case DOUBLE -> declaration("double", DataModel.Form.DOUBLE, List.of(), value.at());
            case DECLARED -> declared((TypeElement) ((DeclaredType) type).asElement(), value.at());
            case ERROR -> throw new Mirror.Unresolved();
            default -> new DataDeclaration(type.toString(), Optional.empty(), kind, Optional.empty(), List.of(), value.at());
        };
    }

    private static DataDeclaration declaration(String name, DataModel.Form form, List<String> classes, Anchor at) {
        DataModel model = new DataModel(form, new JavaType("", List.of(name)), List.of(), classes);
        return new DataDeclaration(name, Optional.of(model), "a primitive", Optional.empty(), List.of(), at);
    }

    private DataDeclaration declared(TypeElement type, Anchor at) {
        List<DataDeclaration.Unsupported> unsupported = new ArrayList<>();
        DataModel model = null;
        if (type.getKind() == ElementKind.RECORD) {
            List<ComponentModel> components = new ArrayList<>();
            for (RecordComponentElement component : type.getRecordComponents()) {
                component(component, unsupported).ifPresent(components::add);
            }
            model = new DataModel(DataModel.Form.RECORD, javaType(type), List.copyOf(components), List.of());
        } else if (type.getKind() == ElementKind.ENUM) {
            model = new DataModel(DataModel.Form.ENUM, javaType(type), List.of(), constants(type));
        }
        String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String article = kind.matches("[aeiou].*") ? "an " : "a ";
        return new DataDeclaration(
                type.getSimpleName().toString(), Optional.ofNullable(model), article + kind, hidden(type), List.copyOf(unsupported), at);
    }

    /** Why code in the spec's package cannot name a type. */
    private Optional<String> hidden(TypeElement type) {
        boolean samePackage = elements.getPackageOf(type).getQualifiedName().contentEquals(packageName);
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of("is generic");
        }
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of("is private, or inside of something private");
            }
            if (!samePackage && !e.getModifiers().contains(Modifier.PUBLIC)) {
                return Optional.of("is not public, and in another package");
            }
        }
        return Optional.empty();
    }

    private Optional<ComponentModel> component(
            RecordComponentElement component, List<DataDeclaration.Unsupported> unsupported) {
        Optional<Mirror> feature = feature(component);
        String name = component.getSimpleName().toString();
        String called = called(component, feature);
        boolean skip = feature.isPresent() && feature.get().bool("skip").get();
        TypeMirror type = component.asType();
        if (type.getKind() == TypeKind.ERROR) {
            throw new Mirror.Unresolved();
        }
        Optional<Kind> kind = kind(type);
        if (skip) {
            return Optional.of(new ComponentModel(name, called, kind.map(Kind::skipped).orElse(skipped(type)), null, List.of()));
        }
        if (kind.isEmpty() || kind.get() == Kind.ENUM && hidden(element(type)).isPresent()) {
            unsupported.add(new DataDeclaration.Unsupported(name, type.toString()));
            return Optional.empty();
        }
        boolean isEnum = kind.get() == Kind.ENUM;
        return Optional.of(new ComponentModel(
                name,
                called,
                kind.get(),
                isEnum ? javaType(element(type)) : null,
                isEnum ? constants(element(type)) : List.of()));
    }

    private static Kind skipped(TypeMirror type) {
        boolean text = type.getKind() == TypeKind.DECLARED
                && element(type).getQualifiedName().contentEquals(String.class.getName());
        return text ? Kind.SKIPPED_TEXT : type.getKind() == TypeKind.CHAR ? Kind.SKIPPED_CHAR : Kind.SKIPPED;
    }

    private static Optional<Kind> kind(TypeMirror type) {
        return switch (type.getKind()) {
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> Optional.of(Kind.valueOf(type.getKind().name()));
            case DECLARED -> element(type).getKind() == ElementKind.ENUM ? Optional.of(Kind.ENUM) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    private List<String> constants(TypeElement type) {
        List<String> constants = new ArrayList<>();
        for (Element element : type.getEnclosedElements()) {
            if (element.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(called(element, feature(element)));
            }
        }
        return List.copyOf(constants);
    }

    private Optional<Mirror> feature(Element element) {
        return Mirror.all(elements, element, Feature.class.getName(), "").stream().findFirst();
    }

    private static String called(Element element, Optional<Mirror> feature) {
        String given = feature.map(f -> f.string("name").get()).orElse("");
        return given.isEmpty() ? element.getSimpleName().toString() : given;
    }

    private JavaType javaType(TypeElement type) {
        List<String> names = new ArrayList<>();
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            names.add(0, e.getSimpleName().toString());
        }
        return new JavaType(elements.getPackageOf(type).getQualifiedName().toString(), List.copyOf(names));
    }
}
