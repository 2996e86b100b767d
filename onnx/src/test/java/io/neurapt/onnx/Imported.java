package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Specs that are nothing but a model. */
final class Imported {
    private static final String SPEC = "@Network(onnx = \"models/net.onnx\"%s) interface Net {}";

    private Imported() {}

    /** The network of a model, with its weights. */
    static AnyNetwork network(ModelProto model, Path folder) throws IOException {
        return network(model, "", folder);
    }

    /** As {@link #network(ModelProto, Path)}, with more members of the annotation. */
    static AnyNetwork network(ModelProto model, String members, Path folder) throws IOException {
        put(model.toByteArray(), folder);
        return Specs.compile(Map.of("Net", SPEC.formatted(members)), folder).network("Net", 1);
    }

    /** The one message that the compiler has for a file. */
    static String refusal(byte[] file, Path folder) throws IOException {
        put(file, folder);
        Compilation compilation = Specs.compilation(Map.of("Net", SPEC.formatted("")), "-Aneurapt.weights=" + folder);
        assertThat(compilation.errors()).hasSize(1);
        return compilation.errors().get(0).getMessage(Locale.ROOT);
    }

    static Path put(byte[] file, Path folder) throws IOException {
        Path path = folder.resolve("models/net.onnx");
        Files.createDirectories(path.getParent());
        return Files.write(path, file);
    }
}
