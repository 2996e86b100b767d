package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specs in unusual places, and what stands beside them. */
class SurroundingsTest {
    private static final String REGRESSION = "@Network(inputs = 30, loss = Loss.MEAN_SQUARED_ERROR)\n";
    /** Both forms, straight-line code and loops, so that everything that is ever written is there. */
    private static final List<String> SPECS = List.of(
            REGRESSION + "@Layer(units = 2, activation = Activation.TANH)\n@Layer(units = 2)\ninterface Narrow {}\n",
            REGRESSION + "interface Wide {\n    @Layer(units = 64, activation = Activation.RELU) Dense hidden();\n"
                    + "    @Layer(units = 3, bias = false, activation = Activation.LEAKY_RELU) Dense output();\n}\n",
            "@Network(inputs = 90, loss = Loss.CATEGORICAL_CROSS_ENTROPY, precision = Precision.DOUBLE)\n"
                    + "@Layer(units = 9, activation = Activation.SOFTMAX)\ninterface Doubles {}\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void classesNamedAsThoseOfJavaLangDoNotHideThem(TestCompiler compiler) {
        Map<String, String> sources = new TreeMap<>();
        for (String name : javaLang()) {
            sources.put("demo." + name, "package demo;\nclass " + name + " {}\n");
        }
        addSpecs(sources, "demo.");
        Outcome outcome = compiler.compile(sources, List.of("-nowarn"));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.generated()).hasSize(3 * SPECS.size());
    }

    /** All public classes, so that none that generated code comes to use later can be forgotten. */
    private static List<String> javaLang() {
        try (Stream<Path> files = Files.list(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java/lang"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(SurroundingsTest::isPublic)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublic(String name) {
        try {
            Class<?> type = Class.forName("java.lang." + name, false, null);
            return Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void addSpecs(Map<String, String> sources, String prefix) {
        String head = prefix.isEmpty() ? "" : "package " + prefix.substring(0, prefix.length() - 1) + ";\n";
        for (String spec : SPECS) {
            String name = spec.replaceAll("(?s).*\ninterface (\\w+) \\{.*", "$1");
            sources.put(prefix + name, head + "import io.neurapt.*;\n" + spec);
        }
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void specsMayBeCalledAsClassesOfJavaLangAndOfTheRuntime(TestCompiler compiler) {
        Map<String, String> sources = new TreeMap<>();
        for (String name : List.of("Math", "Override", "Float", "FloatMatrix", "Training", "Optimizer")) {
            String annotations = "@io.neurapt.Network(inputs = 2, loss = io.neurapt.Loss.MEAN_SQUARED_ERROR) @io.neurapt.Layer(units = 1)\n";
            sources.put("demo." + name, "package demo;\n" + annotations + "interface " + name + " {}\n");
        }
        Outcome outcome = compiler.compile(sources, List.of());
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.generated()).hasSize(3 * sources.size());
    }

    @ParameterizedTest
    @EnumSource(TestCompiler.class)
    void theUnnamedPackageNestingAndPackagePrivacyWork(TestCompiler compiler) {
        Map<String, String> sources = new TreeMap<>();
        addSpecs(sources, "");
        sources.put(
                "Outer",
                "import io.neurapt.*;\npublic class Outer {\n    static class Middle {\n        " + SPECS.get(1) + "    }\n    "
                        + "Outer_Middle_WideNetwork network = Outer_Middle_WideNetwork.create(1);\n"
                        + "    io.neurapt.network.FloatDense hidden = network.hidden();\n}\n");
        Outcome outcome = compiler.compile(sources, List.of());
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.generated()).hasSize(3 * (SPECS.size() + 1)).contains("Outer_Middle_WideNetwork", "NarrowForward");
    }

    @Test
    void namedModulesWork() throws IOException {
        Outcome outcome = TestCompiler.JAVAC.compileFiles(module(), List.of("--module-path", modulePath()));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.generated()).hasSize(3 * SPECS.size());
    }

    /** By its command line: called as a library, it loses the module path in the second round. */
    @Test
    void namedModulesWorkInEclipsesCompiler() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-nowarn", "--module-path", modulePath()));
        arguments.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path generated = Files.createDirectories(folder.resolve("generated"));
        arguments.addAll(List.of("-classpath", classes.toString())); // or it takes that of the tests
        arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
        for (Map.Entry<String, String> source : module().entrySet()) {
            Path file = folder.resolve("src/" + source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter log = new StringWriter();
        PrintWriter out = new PrintWriter(log);
        boolean done = BatchCompiler.compile(arguments.toArray(String[]::new), out, out, null);
        assertThat(done).as(log.toString()).isTrue();
        assertThat(folder.resolve("classes/demo/WideNetwork.class")).exists();
    }

    private static Map<String, String> module() {
        Map<String, String> sources = new TreeMap<>();
        sources.put("module-info", "module demo {\n    requires io.neurapt.runtime;\n    requires jblas;\n    exports demo;\n}\n");
        addSpecs(sources, "demo.");
        return sources;
    }

    private String modulePath() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        jar(home(Network.class), "io.neurapt.runtime", jars.resolve("runtime.jar"));
        jar(home(FloatMatrix.class), "jblas", jars.resolve("jblas.jar"));
        assertThat(ModuleFinder.of(jars).find("io.neurapt.runtime")).isPresent();
        return jars.toString();
    }

    private static Path home(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Copies a jar, or makes one of a folder with classes, as a build would. */
    private static void jar(Path home, String module, Path jar) throws IOException {
        if (Files.isRegularFile(home)) {
            Files.copy(home, jar);
            return;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                if (!name.startsWith("META-INF")) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                }
            }
        }
    }

    @Test
    void constantsThatAnotherProcessorWritesAreWaitedFor() {
        String spec = "import io.neurapt.*;\n@Network(inputs = Sizes.INPUTS, loss = Loss.MEAN_SQUARED_ERROR)\n@Layer(units = 1)\n"
                + "interface Spec {}\n";
        Compiled compiled = Compiled.with(List.of(new SizesProcessor(), new NeuraptProcessor()), spec);
        assertThat(compiled.diagnostics()).noneMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        assertThat(compiled.generated()).contains("SpecNetwork");
        assertThat(compiled.source("SpecNetwork")).contains("\"Spec\", 7, 1");
    }

    @Test
    void aLayerCannotHaveAKeywordAsItsName() {
        String spec = "package demo;\nimport io.neurapt.*;\n" + REGRESSION + "public interface Spec {\n    @Layer(units = 1) Dense klass();\n}\n";
        byte[] bytes = Compiled.of(spec).clean().bytes("demo.Spec");
        List<String> problems = new ArrayList<>();
        for (Diagnostic<?> diagnostic : Compiled.ofClass("demo.Spec", replace(bytes, "klass", "class")).diagnostics()) {
            problems.add(diagnostic.getMessage(null));
        }
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0))
                .isEqualTo("[NEURAPT-METHOD] layer 'class' has a Java keyword as its name; a layer is declared once, as 'Dense classLayer();'");
    }

    /** Other languages' compilers allow what Java's does not. */
    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
