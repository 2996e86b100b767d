package io.neurapt.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.neurapt.Network;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jblas.FloatMatrix;

/** A compiler to test the processor with. */
enum TestCompiler {
    /** The JDK's, through compile-testing. */
    JAVAC {
        @Override
        Outcome compile(Map<String, String> sources, List<String> options) {
            List<JavaFileObject> files = sources.entrySet().stream()
                    .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
                    .toList();
            Compilation compilation = com.google.testing.compile.Compiler.javac()
                    .withProcessors(new NeuraptProcessor())
                    .withClasspath(CLASS_PATH)
                    .withOptions(Stream.concat(Stream.of("-Xlint:all,-processing,-options"), options.stream()).toArray())
                    .compile(files);
            List<String> generated = compilation.status() == Compilation.Status.FAILURE
                    ? List.of()
                    : compilation.generatedSourceFiles().stream()
                            .map(file -> file.toUri().getPath())
                            .map(path -> path.substring("/SOURCE_OUTPUT/".length(), path.length() - ".java".length())
                                    .replace('/', '.'))
                            .sorted()
                            .toList();
            return new Outcome(messages(compilation.diagnostics()), generated);
        }
    },
    /** Eclipse's, on real files: it takes no others. */
    ECJ {
        @Override
        Outcome compile(Map<String, String> sources, List<String> options) {
            String classPath = CLASS_PATH.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator));
            return compileFiles(sources, Stream.concat(Stream.of("-classpath", classPath), options.stream()).toList());
        }
    };

    /** What generated code needs, and no more: compilers read all of it every time. */
    private static final List<File> CLASS_PATH = List.of(home(Network.class), home(FloatMatrix.class));

    private static File home(Class<?> type) {
        return new File(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /**
     * Compiles with the processor.
     *
     * @param sources by qualified name of their class
     * @param options for the compiler
     */
    abstract Outcome compile(Map<String, String> sources, List<String> options);

    /** Compiles one source file, or several: a name, a text, a name, a text, … */
    final Outcome compile(String... namesAndTexts) {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            sources.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return compile(sources, List.of());
    }

    /** As {@link #compile(Map, List)} on real files, without a class path: modules need that. */
    final Outcome compileFiles(Map<String, String> sources, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("compiled");
            try {
                return compileFiles(folder, sources, options);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome compileFiles(Path folder, Map<String, String> sources, List<String> options) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src/" + source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = this == ECJ ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-s", generated.toString()));
        all.addAll(options);
        StringWriter log = new StringWriter(); // the collector has it all
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(collector, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    log, manager, collector, all, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new NeuraptProcessor()));
            task.call();
        }
        return new Outcome(messages(collector.getDiagnostics()), names(generated));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> folder.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", ""))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Outcome.Message> messages(List<? extends Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> new Outcome.Message(
                        diagnostic.getKind(),
                        diagnostic.getSource() == null
                                ? ""
                                : Path.of(diagnostic.getSource().getName()).getFileName().toString(),
                        diagnostic.getLineNumber(),
                        diagnostic.getColumnNumber(),
                        diagnostic.getMessage(Locale.ROOT)))
                .collect(Collectors.toList());
    }
}
