package io.neurapt.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.List;
import java.util.stream.Stream;

/** The three classes of a network. */
public final class Writer {
    /** What straight-line code calls by its bare name. */
    private static final List<String> FUNCTIONS = List.of("leakyRelu", "relu", "sigmoid", "tanh");

    private Writer() {}

    /**
     * Writes them.
     *
     * @param plan the network
     * @param importJavaLang whether classes of {@code java.lang} need an import, as the package has a class of the same name
     */
    public static List<GeneratedFile> write(NetworkPlan plan, boolean importJavaLang) {
        Source source = new Source(plan);
        return Stream.of(ForwardWriter.write(source), BackwardWriter.write(source), NetworkWriter.write(source))
                .map(type -> tidy(source, type, importJavaLang))
                .toList();
    }

    private static GeneratedFile tidy(Source source, TypeSpec type, boolean importJavaLang) {
        String name = source.generated(type.name().substring(source.network().stem().length())).canonicalName();
        return new GeneratedFile(name, Tidy.tidy(file(source, type, importJavaLang).toString()));
    }

    private static JavaFile file(Source source, TypeSpec type, boolean importJavaLang) {
        JavaFile.Builder file = JavaFile.builder(source.network().packageName(), type)
                .addFileComment("Written by Neurapt from $L. Changes would be lost.", source.network().spec())
                .skipJavaLangImports(!importJavaLang)
                .indent("    ");
        String code = type.toString();
        for (String function : FUNCTIONS) {
            if (code.contains("Math." + function + "(")) {
                file.addStaticImport(source.runtime("kernel", "Math"), function);
            }
        }
        return file.build();
    }
}
