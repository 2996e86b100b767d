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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/service.md says, with the texts that stand there: compiles its files, trains, serves and asks. */
class GuideTest {
    @TempDir
    private Path folder;

    private GuidePage page;
    private String guide;

    @BeforeEach
    void read() throws IOException {
        page = new GuidePage("service.md", folder);
        guide = page.text();
    }

    @Test
    void everythingOnThePageWorks() throws Exception {
        try (InputStream table = GuideTest.class.getResourceAsStream("iris.csv")) {
            Files.copy(table, folder.resolve("iris.csv"));
        }
        assertThat(Files.readString(folder.resolve("iris.csv"))).startsWith(page.block("csv"));
        assertThat(page.compile(3)).isEmpty();

        List<String> printed = page.run("demo.Train");
        assertThat(printed.get(0)).startsWith("200 epochs, cost ");
        Matcher right = Pattern.compile("Right: (\\d+) of 30").matcher(printed.get(1));
        assertThat(right.matches()).as(printed.get(1)).isTrue();
        assertThat(Integer.parseInt(right.group(1))).isGreaterThanOrEqualTo(27);
        assertThat(folder.resolve("iris.safetensors")).exists();

        Process server = page.start("demo.Serve", "-Dport=0");
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
        assertThat(page.compile(wrong, 3)).anyMatch(message -> guide.contains("```\n" + message + "\n```"));
    }

    @Test
    void theProjectIsSetUpAsTheReadmeSays() throws IOException {
        page.isSetUpAsTheReadmeSays("<plugin>\\s*<artifactId>maven-compiler-plugin.*?</plugin>");
    }

    private static HttpResponse<String> send(int port, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
