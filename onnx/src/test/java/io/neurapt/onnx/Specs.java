package io.neurapt.onnx;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.neurapt.processor.NeuraptProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Specs that the processor compiled in memory, and the networks it made of them. */
final class Specs extends ClassLoader {
    private static final String CLASSES = "/" + StandardLocation.CLASS_OUTPUT.getName() + "/";
    private static final String SOURCES = "/" + StandardLocation.SOURCE_OUTPUT.getName() + "/";
    private final Map<String, JavaFileObject> files = new TreeMap<>();
    private final Map<String, JavaFileObject> sources = new TreeMap<>();

    private Specs(Compilation compilation) {
        super(Specs.class.getClassLoader());
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError(compilation.errors());
        }
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.toUri().getPath();
            if (path.startsWith(SOURCES)) {
                sources.put(path.substring(SOURCES.length()), file);
            } else {
                files.put(path.substring(CLASSES.length()), file);
            }
        }
    }

    /**
     * Compiles specs of the package {@code nets}.
     *
     * @param specs their declarations by name; everything of {@code io.neurapt} is imported
     */
    static Specs compile(Map<String, String> specs) {
        return new Specs(compilation(specs));
    }

    /** As {@link #compile(Map)}, with models among the resources. */
    static Specs compile(Map<String, String> specs, Path resources) {
        return new Specs(compilation(specs, "-Aneurapt.weights=" + resources));
    }

    /** What the compiler says of specs. */
    static Compilation compilation(Map<String, String> specs, String... options) {
        List<JavaFileObject> sources = specs.entrySet().stream()
                .map(spec -> JavaFileObjects.forSourceString(
                        "nets." + spec.getKey(),
                        "package nets; import io.neurapt.*; @SuppressWarnings(\"neurapt\") " + spec.getValue()))
                .collect(Collectors.toList());
        return Compiler.javac().withProcessors(new NeuraptProcessor()).withOptions((Object[]) options).compile(sources);
    }

    /** The generated source of a class, without its package and the name of the spec. */
    String source(String type) {
        JavaFileObject file = sources.get("nets/" + type + ".java");
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network with random weights, or with those of its model. */
    AnyNetwork network(String spec, long seed) {
        try {
            var create = loadClass("nets." + spec + "Network").getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return AnyNetwork.of(create.invoke(null, seed));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(spec, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JavaFileObject file = files.get(name.replace('.', '/') + ".class");
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = file.openInputStream()) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        JavaFileObject file = files.get(name);
        try {
            return file == null ? super.getResourceAsStream(name) : file.openInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
