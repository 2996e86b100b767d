package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A page of the documentation whose texts are the files of a project. */
final class GuidePage {
    private static final Pattern JAVA_FILE = Pattern.compile(
            "`(src/main/java/(demo/\\w+)\\.java)`:\\n\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

    private final String text;
    private final Path folder;

    /**
     * A page.
     *
     * @param folder of the project
     */
    GuidePage(String page, Path folder) throws IOException {
        text = Files.readString(Path.of("..", "docs", page));
        this.folder = folder;
    }

    String text() {
        return text;
    }

    /** The first block of a language. */
    String block(String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```\\n", Pattern.DOTALL).matcher(text);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Compiles the page's files with the processor; returns what the compiler says. */
    List<String> compile(int files) throws IOException {
        return compile(text, files);
    }

    /** As {@link #compile(int)}, of a text that was changed. */
    List<String> compile(String page, int files) throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher file = JAVA_FILE.matcher(page);
        while (file.find()) {
            Path source = folder.resolve(file.group(1));
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, file.group(3)));
        }
        assertThat(sources).hasSize(files);
        Files.createDirectories(classes());
        var javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            String classPath = System.getProperty("java.class.path");
            List<String> options = List.of("-d", classes().toString(), "-classpath", classPath, "-processorpath", classPath);
            javac.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(sources)).call();
        }
        return diagnostics.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
    }

    /** What a program of the page prints, which the page must say how to run. */
    List<String> run(String mainClass) throws IOException, InterruptedException {
        assertThat(text).contains("mvn -q compile exec:java -Dexec.mainClass=" + mainClass);
        Process process = start(mainClass);
        List<String> lines;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertThat(process.waitFor()).as(lines.toString()).isZero();
        return lines;
    }

    Process start(String mainClass, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        String classPath = classes() + System.getProperty("path.separator") + System.getProperty("java.class.path");
        command.addAll(List.of("-classpath", classPath, mainClass));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    /** Holds the set-up of the compiler in the page's pom.xml against the README's. */
    void isSetUpAsTheReadmeSays(String plugin) throws IOException {
        Matcher readme = Pattern.compile(plugin, Pattern.DOTALL).matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(readme.find()).isTrue();
        assertThat(words(block("xml"))).contains(words(readme.group()));
        assertThat(block("xml")).contains("<artifactId>neurapt-runtime</artifactId>");
    }

    private static String words(String xml) {
        return xml.replaceAll("\\s+", "");
    }
}
