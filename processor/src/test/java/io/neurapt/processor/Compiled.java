package io.neurapt.processor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** What one call of javac with the processor makes of source texts; everything stays in memory. */
final class Compiled {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");

    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final Map<String, Text> generated = new TreeMap<>();
    private final Map<String, Binary> classes = new TreeMap<>();
    private final ClassLoader loader = new Loader();

    private Compiled(
            List<? extends Processor> processors, Map<String, Binary> known, List<JavaFileObject> sources, List<String> names) {
        classes.putAll(known);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<String> options = List.of("-Xlint:all,-processing", "-classpath", System.getProperty("java.class.path"));
        JavaFileManager files = new Outputs(javac.getStandardFileManager(collector, null, StandardCharsets.UTF_8));
        JavaCompiler.CompilationTask task = javac.getTask(null, files, collector, options, names, sources);
        task.setProcessors(processors);
        task.call();
        diagnostics = collector.getDiagnostics();
    }

    /**
     * Compiles all sources in one call.
     *
     * @param sources compilation units; a file is called after the first type that its text declares
     */
    static Compiled of(String... sources) {
        return of(List.of(sources));
    }

    /** As {@link #of(String...)}. */
    static Compiled of(List<String> sources) {
        return new Compiled(List.of(new NeuraptProcessor()), Map.of(), units(sources), List.of());
    }

    /** As {@link #of(String...)}, with other processors. */
    static Compiled with(List<? extends Processor> processors, String... sources) {
        return new Compiled(processors, Map.of(), units(List.of(sources)), List.of());
    }

    /** As {@link #of(String...)}, into the output folder of an earlier compilation. */
    static Compiled with(List<? extends Processor> processors, Compiled earlier, String... sources) {
        return new Compiled(processors, earlier.classes, units(List.of(sources)), List.of());
    }

    /** Processes a class file, without compiling anything. */
    static Compiled ofClass(String name, byte[] bytes) {
        Binary file = new Binary(name);
        file.bytes.writeBytes(bytes);
        return new Compiled(List.of(new NeuraptProcessor()), Map.of(name, file), List.of(), List.of(name));
    }

    private static List<JavaFileObject> units(List<String> sources) {
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            Matcher type = TYPE.matcher(source);
            if (!type.find()) {
                throw new IllegalArgumentException("no type in: " + source);
            }
            units.add(new Text(type.group(1), JavaFileObject.Kind.SOURCE, source));
        }
        return units;
    }

    /** Errors, warnings and notes of javac and of the processor. */
    List<Diagnostic<? extends JavaFileObject>> diagnostics() {
        return diagnostics;
    }

    /** This, if javac had nothing to say at all. */
    Compiled clean() {
        if (!diagnostics.isEmpty()) {
            throw new AssertionError("javac reports " + diagnostics);
        }
        return this;
    }

    /** Names of the generated source files' classes, sorted. */
    List<String> generated() {
        return List.copyOf(generated.keySet());
    }

    /** The text of a generated source file. */
    String source(String className) {
        return generated.get(className).toString();
    }

    /** Names of all compiled classes, sorted. */
    List<String> classes() {
        return List.copyOf(classes.keySet());
    }

    /** The class file of a compiled class. */
    byte[] bytes(String className) {
        return classes.get(className).bytes.toByteArray();
    }

    /** A compiled class. */
    Class<?> load(String className) throws ClassNotFoundException {
        return loader.loadClass(className);
    }

    /** What the static method {@code create(seed)} of a generated network returns. */
    Object create(String className, long seed) {
        try {
            var create = loader.loadClass(className).getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return create.invoke(null, seed);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(className + ".create(long) fails; javac reports " + diagnostics, e);
        }
    }

    /**
     * What the static method {@code load(file)} of a generated network returns.
     *
     * @throws Exception what it throws
     */
    Object load(String className, Path file) throws Exception {
        try {
            var load = loader.loadClass(className).getDeclaredMethod("load", Path.class);
            load.setAccessible(true);
            return load.invoke(null, file);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** A source file in memory. */
    private static final class Text extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Text(String className, Kind kind, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return toString();
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public String toString() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** A class file in memory. */
    private static final class Binary extends SimpleJavaFileObject {
        private final String className;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Binary(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
            this.className = className;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** Catches what javac writes. */
    private final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        Outputs(JavaFileManager inputs) {
            super(inputs);
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
            Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
            if (location != StandardLocation.CLASS_PATH) {
                return files;
            }
            List<JavaFileObject> all = new ArrayList<>();
            files.forEach(all::add);
            classes.forEach((name, file) -> {
                if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName) && file.bytes.size() > 0) {
                    all.add(file);
                }
            });
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Binary binary ? binary.className : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return kind == JavaFileObject.Kind.SOURCE
                    ? generated.computeIfAbsent(className, name -> new Text(name, kind, ""))
                    : classes.compute(className, (name, old) -> new Binary(name));
        }
    }

    /** Defines the compiled classes. */
    private final class Loader extends ClassLoader {
        Loader() {
            super(Compiled.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!classes.containsKey(name)) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = bytes(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
