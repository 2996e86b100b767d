package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/service.md says, with the texts that stand there: compiles its files, trains, serves and asks. */
class GuideTest {
    private static final Pattern JAVA_FILE = Pattern.compile(
            "`(src/main/java/(demo/\\w+)\\.java)`:\\n\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String guide;

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(Path.of("..", "docs", "service.md"));
    }

    @Test
    void everythingOnThePageWorks() throws Exception {
        try (InputStream table = GuideTest.class.getResourceAsStream("iris.csv")) {
            Files.copy(table, folder.resolve("iris.csv"));
        }
        assertThat(Files.readString(folder.resolve("iris.csv"))).startsWith(block("csv"));
        assertThat(compile(guide)).isEmpty();

        List<String> printed = run("demo.Train");
        assertThat(printed.get(0)).startsWith("200 epochs, cost ");
        Matcher right = Pattern.compile("Right: (\\d+) of 30").matcher(printed.get(1));
        assertThat(right.matches()).as(printed.get(1)).isTrue();
        assertThat(Integer.parseInt(right.group(1))).isGreaterThanOrEqualTo(27);
        assertThat(folder.resolve("iris.safetensors")).exists();

        Process server = start("demo.Serve", "-Dport=0");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line).startsWith("listening on port ");
            ask(Integer.parseInt(line.substring("listening on port ".length())));
        } finally {
            server.destroy();
        }
    }

    private void ask(int port) throws Exception {
        Matcher curl = Pattern.compile("curl localhost:8080(/\\w+) -d '(.*)'").matcher(guide);
        assertThat(curl.find()).isTrue();
        HttpResponse<String> answer = send(port, curl.group(1), curl.group(2));
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher promised = Pattern.compile("answers `(\\{\"SETOSA\":0\\.9)").matcher(guide);
        assertThat(promised.find()).isTrue();
        assertThat(answer.body()).startsWith(promised.group(1));
        HttpResponse<String> refused = send(port, curl.group(1), "{\"sepalLength\": 5.1}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(guide).contains("`" + refused.body() + "`");
        assertThat(send(port, curl.group(1), "no JSON").statusCode()).isEqualTo(400);
    }

    @Test
    void theMistakeOnThePageIsReportedAsItSays() throws Exception {
        String wrong = guide.replace("(units = 3, activation = Activation.SOFTMAX)", "(units = 2, activation = Activation.SOFTMAX)");
        assertThat(compile(wrong)).anyMatch(message -> guide.contains("```\n" + message + "\n```"));
    }

    @Test
    void theProjectIsSetUpAsTheReadmeSays() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher plugin = Pattern.compile("<plugin>\\s*<artifactId>maven-compiler-plugin.*?</plugin>", Pattern.DOTALL).matcher(readme);
        assertThat(plugin.find()).isTrue();
        assertThat(words(block("xml"))).contains(words(plugin.group()));
        assertThat(block("xml")).contains("<artifactId>neurapt-runtime</artifactId>");
    }

    private static String words(String xml) {
        return xml.replaceAll("\\s+", "");
    }

    /** The first block of a language. */
    private String block(String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```\\n", Pattern.DOTALL).matcher(guide);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** Compiles the page's files with the processor; returns what the compiler says. */
    private List<String> compile(String page) throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher file = JAVA_FILE.matcher(page);
        while (file.find()) {
            Path source = folder.resolve(file.group(1));
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, file.group(3)));
        }
        assertThat(sources).hasSize(3);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            String classPath = System.getProperty("java.class.path");
            List<String> options = List.of("-d", classes.toString(), "-classpath", classPath, "-processorpath", classPath);
            javac.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
        return diagnostics.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
    }

    private List<String> run(String mainClass) throws IOException, InterruptedException {
        assertThat(guide).contains("mvn -q compile exec:java -Dexec.mainClass=" + mainClass);
        Process process = start(mainClass);
        List<String> lines;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertThat(process.waitFor()).as(lines.toString()).isZero();
        return lines;
    }

    private Process start(String mainClass, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        String classPath = folder.resolve("classes") + System.getProperty("path.separator") + System.getProperty("java.class.path");
        command.addAll(List.of("-classpath", classPath, mainClass));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    private static HttpResponse<String> send(int port, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
