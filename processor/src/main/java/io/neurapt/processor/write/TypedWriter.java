package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.processor.model.ComponentModel;
import io.neurapt.processor.model.ComponentModel.Kind;
import io.neurapt.processor.model.DataModel;
import io.neurapt.processor.model.JavaType;
import io.neurapt.processor.model.TypedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes what a typed network has more: records into features, labels into outputs and back, lines of a table into records. */
final class TypedWriter {
    private static final int MANY = 100;
    private static final ClassName LIST = ClassName.get(List.class);
    private static final ClassName CSV_ROW = ClassName.get("io.neurapt.data", "CsvRow");
    private static final ClassName CSV_TABLE = ClassName.get("io.neurapt.data", "CsvTable");
    private static final ClassName CSV_EXCEPTION = ClassName.get("io.neurapt.data", "DataFileException");

    private final Source source;
    private final DataModel input;
    private final DataModel output;
    private final TypeName row;
    private final TypeName label;
    private final TypeSpec.Builder type;
    /** Components that are read from a table, in the order of its columns; the others are null or zero for ever. */
    private final List<ComponentModel> columns;

    TypedWriter(Source source, TypedModel typed, TypeSpec.Builder type) {
        this.source = source;
        this.type = type;
        input = typed.input();
        output = typed.output();
        row = name(input.type());
        label = switch (output.form()) {
            case BOOLEAN -> ClassName.get(Boolean.class);
            case DOUBLE -> ClassName.get(Double.class);
            case ENUM, RECORD -> name(output.type());
        };
        columns = input.components().stream()
                .filter(c -> c.kind() != Kind.SKIPPED && c.kind() != Kind.SKIPPED_CHAR)
                .toList();
    }

    private static ClassName name(JavaType type) {
        List<String> names = type.simpleNames();
        String[] inner = names.subList(1, names.size()).toArray(String[]::new);
        return ClassName.get(type.packageName(), names.get(0), inner);
    }

    /** The generated class's base. */
    TypeName superclass() {
        ClassName base = source.runtime("network", output.isClasses() ? "Classifier" : "TypedNetwork");
        return ParameterizedTypeName.get(base, row, label);
    }

    /** What follows the constructor's state in the call of its base's. */
    String moreArguments() {
        return output.isClasses() ? ", CLASSES" : "";
    }

    /** As arguments; very many as one text, since every argument costs bytecode. */
    static CodeBlock strings(List<String> values) {
        if (values.size() > MANY && values.stream().noneMatch(value -> value.contains("\n"))) {
            return CodeBlock.of("($S).split($S)", String.join("\n", values) + "\n", "\n");
        }
        return values.stream().map(v -> CodeBlock.of("$S", v)).collect(CodeBlock.joining(",$W"));
    }

    void addFields() {
        if (output.isClasses()) {
            CodeBlock values = output.form() == DataModel.Form.ENUM
                    ? CodeBlock.of("$T.of($T.values())", LIST, label)
                    : CodeBlock.of("$T.of(false, true)", LIST);
            type.addField(constant(ParameterizedTypeName.get(LIST, label), "CLASSES", values));
        }
        for (ComponentModel component : input.components()) {
            if (component.kind() == Kind.ENUM) {
                type.addField(constant(listOfStrings(), constants(component), names(component.constants())));
            }
        }
        if (output.form() == DataModel.Form.ENUM) {
            type.addField(constant(listOfStrings(), "LABELS", names(output.classes())));
        }
        List<String> all = columns.stream().map(ComponentModel::feature).toList();
        List<String> optional = columns.stream().filter(c -> c.kind().isSkipped()).map(ComponentModel::feature).toList();
        ClassName network = source.generated("Network");
        CodeBlock table = CodeBlock.of(
                "new $T<>($>$>\n$L,\n$L,\n$L,\n$T::parseRow,\n$T::parseLabel)$<$<",
                CSV_TABLE,
                names(all),
                names(optional),
                names(labelColumns()),
                network,
                network);
        type.addField(constant(ParameterizedTypeName.get(CSV_TABLE, row, label), "CSV", table));
    }

    private static TypeName listOfStrings() {
        return ParameterizedTypeName.get(LIST, ClassName.get(String.class));
    }

    private static CodeBlock names(List<String> names) {
        return CodeBlock.of("$T.of($L)", LIST, strings(names));
    }

    private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    /** {@code mainColour} becomes {@code MAIN_COLOUR_CONSTANTS}. */
    private static String constants(ComponentModel component) {
        String words = component.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return words.toUpperCase(Locale.ROOT) + "_CONSTANTS";
    }

    private List<String> labelColumns() {
        return switch (output.form()) {
            case ENUM -> List.of(output.type().simpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                    + output.type().simpleName().substring(1));
            case RECORD -> output.components().stream().map(ComponentModel::feature).toList();
            case BOOLEAN, DOUBLE -> List.of("label");
        };
    }

    void addMethods() {
        type.addMethod(MethodSpec.methodBuilder("csv")
                .addJavadoc(
                        "Tables of {@link $T}: their columns have the names of its components, those of the label are\n"
                                + "{@code $L} unless {@code label(…)} says otherwise.\n",
                        row,
                        String.join(", ", labelColumns()))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(CSV_TABLE, row, label))
                .addStatement("return CSV")
                .build());
        addEncode();
        if (!output.isClasses()) {
            addNumbers();
        }
        addRow();
        addLabel();
    }

    private void addEncode() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("encode")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(row, "row")
                .addParameter(source.vector(), "x")
                .addParameter(TypeName.INT, "o");
        int offset = 0;
        for (ComponentModel component : input.components()) {
            String at = offset == 0 ? "o" : "o + " + offset;
            if (component.kind() == Kind.ENUM) {
                method.addStatement(
                        "oneHot($S, row.$L(), $L, x, $L)", component.name(), component.name(), component.width(), at);
            } else if (component.kind() == Kind.BOOLEAN) {
                method.addStatement("x[$L] = row.$L() ? $L : $L", at, component.name(), source.whole(1), source.whole(0));
            } else if (component.kind().isNumber()) {
                method.addStatement("x[$L] = $Lrow.$L()", at, cast(component.kind()), component.name());
            }
            offset += component.width();
        }
        type.addMethod(method.build());
    }

    /** Nothing is written where Java widens by itself. */
    private String cast(Kind kind) {
        return kind == Kind.DOUBLE && isFloat() ? "(float) " : "";
    }

    private boolean isFloat() {
        return source.number().equals(TypeName.FLOAT);
    }

    private void addNumbers() {
        MethodSpec.Builder encode = MethodSpec.methodBuilder("encodeLabel")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(label, "label")
                .addParameter(source.vector(), "y")
                .addParameter(TypeName.INT, "o");
        MethodSpec.Builder decode = MethodSpec.methodBuilder("decode")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(label)
                .addParameter(source.vector(), "out");
        if (output.form() == DataModel.Form.DOUBLE) {
            encode.addStatement("y[o] = label.$TValue()", source.number());
            decode.addStatement("return $T.valueOf(out[0])", Double.class);
        } else {
            List<CodeBlock> values = new ArrayList<>();
            for (ComponentModel target : output.components()) {
                int i = values.size();
                String at = i == 0 ? "o" : "o + " + i;
                encode.addStatement("y[$L] = $Llabel.$L()", at, cast(target.kind()), target.name());
                values.add(decoded(target.kind(), i));
            }
            decode.addStatement("return new $T($L)", label, CodeBlock.join(values, ",$W"));
        }
        type.addMethod(encode.build());
        type.addMethod(decode.build());
    }

    /** Whole numbers are rounded, and stay in the range of their type. */
    private CodeBlock decoded(Kind kind, int i) {
        return switch (kind) {
            case DOUBLE -> CodeBlock.of("out[$L]", i);
            case FLOAT -> CodeBlock.of(isFloat() ? "out[$L]" : "(float) out[$L]", i);
            case LONG -> CodeBlock.of("$T.round($Lout[$L])", Math.class, isFloat() ? "(double) " : "", i);
            case INT -> CodeBlock.of("(int) $T.rint(out[$L])", Math.class, i);
            default -> CodeBlock.of(
                    "($1L) $2T.max($3T.MIN_VALUE, $2T.min($3T.MAX_VALUE, $2T.rint(out[$4L])))",
                    kind.name().toLowerCase(Locale.ROOT),
                    Math.class,
                    kind == Kind.BYTE ? Byte.class : Short.class,
                    i);
        };
    }

    private void addRow() {
        List<CodeBlock> values = new ArrayList<>();
        for (ComponentModel component : input.components()) {
            values.add(read(component, columns.indexOf(component)));
        }
        type.addMethod(parser("parseRow", row)
                .addStatement("return new $T($L)", row, CodeBlock.join(values, ",$W"))
                .build());
    }

    private void addLabel() {
        int first = columns.size();
        CodeBlock value = switch (output.form()) {
            case ENUM -> CodeBlock.of("CLASSES.get(csv.oneOf($L, LABELS))", first);
            case BOOLEAN -> CodeBlock.of("csv.booleanValue($L)", first);
            case DOUBLE -> CodeBlock.of("csv.doubleValue($L)", first);
            case RECORD -> {
                List<CodeBlock> values = new ArrayList<>();
                output.components().forEach(target -> values.add(read(target, first + values.size())));
                yield CodeBlock.of("new $T($L)", label, CodeBlock.join(values, ",$W"));
            }
        };
        type.addMethod(parser("parseLabel", label).addStatement("return $L", value).build());
    }

    private static MethodSpec.Builder parser(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(result)
                .addParameter(CSV_ROW, "csv")
                .addException(CSV_EXCEPTION);
    }

    private static CodeBlock read(ComponentModel component, int column) {
        String name = component.kind().name().toLowerCase(Locale.ROOT);
        return switch (component.kind()) {
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> CodeBlock.of("csv.$LValue($L)", name, column);
            case ENUM -> CodeBlock.of(
                    "$T.values()[csv.oneOf($L, $L)]", name(component.type()), column, constants(component));
            case SKIPPED_TEXT -> CodeBlock.of("csv.isMissing($1L) ? null : csv.text($1L)", column);
            case SKIPPED_CHAR -> CodeBlock.of("'\\0'");
            case SKIPPED -> CodeBlock.of("null");
            case SKIPPED_BOOLEAN -> CodeBlock.of("!csv.isMissing($1L) && csv.booleanValue($1L)", column);
            default -> skippedNumber(name.substring("skipped_".length()), column);
        };
    }

    private static CodeBlock skippedNumber(String name, int column) {
        String zero = name.equals("byte") || name.equals("short") ? "(" + name + ") 0" : "0";
        return CodeBlock.of("csv.isMissing($2L) ? $3L : csv.$1LValue($2L)", name, column, zero);
    }
}
