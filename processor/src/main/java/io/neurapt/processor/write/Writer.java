package io.neurapt.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.List;

/** The three classes of a network. */
public final class Writer {
    /** What straight-line code calls by its bare name. */
    private static final List<String> FUNCTIONS = List.of("leakyRelu", "relu", "sigmoid", "tanh");

    private Writer() {}

    /**
     * Writes them.
     *
     * @param plan the network
     */
    public static List<GeneratedFile> write(NetworkPlan plan) {
        Source source = new Source(plan);
        return List.of(
                tidy(source, ForwardWriter.write(source)),
                tidy(source, BackwardWriter.write(source)),
                tidy(source, NetworkWriter.write(source)));
    }

    private static GeneratedFile tidy(Source source, TypeSpec type) {
        String name = source.generated(type.name().substring(source.network().stem().length())).canonicalName();
        return new GeneratedFile(name, Tidy.tidy(file(source, type).toString()));
    }

    private static JavaFile file(Source source, TypeSpec type) {
        JavaFile.Builder file = JavaFile.builder(source.network().packageName(), type)
                .addFileComment("Written by Neurapt from $L. Changes would be lost.", source.network().spec())
                .skipJavaLangImports(true)
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
