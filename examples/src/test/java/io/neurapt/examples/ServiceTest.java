package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as its clients see it: right answers over many connections, clear ones to bad requests. */
class ServiceTest {
    private static final Gson GSON = new Gson();
    private static final TumourNetwork NETWORK = TumourNetwork.create(1);
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        server = PredictionServer.start(NETWORK, 0);
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    /** A second process, eight connections, every answer compared; see {@link ServiceLoad}. */
    @Test
    void theExampleServesWhatItTrained() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        double accuracy = ServiceExample.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(accuracy).isGreaterThanOrEqualTo(0.92);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("A second process, \\d+, has loaded it")
                .containsPattern("2000 requests over 8 connections at once: [\\d,]+ per second, median [\\d.]+ ms, p99 [\\d.]+ ms")
                .contains("all 2000 answers are those of the direct call");
        System.out.println(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void badRequestsAreAnsweredWithTheReason() throws Exception {
        refused(body(), "/predict", "PUT", 405, "use POST");
        refused(body(), "/elsewhere", "POST", 404, "there is only POST /predict and GET /health");
        refused(body(), "/predict/more", "POST", 404, "there is only POST /predict and GET /health");
        refused("", "/health", "POST", 405, "use GET");
        refused("", 400, "the body must be a JSON object with 30 numbers");
        refused("{", 400, "the body is no JSON");
        refused("[1, 2]", 400, "the body must be a JSON object with 30 numbers");
        refused("{}", 400, "missing: areaError, compactnessError");
        refused("x".repeat(70_000), 400, "the body has more than 65536 bytes");
        refused(with("meanRadius", null), 400, "missing: meanRadius");
        refused(with("colour", new JsonPrimitive(1)), 400, "unknown: colour");
        refused(with("meanRadius", new JsonPrimitive("large")), 400, "meanRadius must be a number");
        refused(with("meanRadius", new JsonPrimitive(1e300)), 400, "feature 0 ('meanRadius') must be finite");
        refused(body().replaceFirst("\"meanRadius\":[^,]*", "\"meanRadius\":1e999"), 400, "meanRadius");
    }

    @Test
    void goodRequestsAreAnswered() throws Exception {
        HttpResponse<String> answer = send(body(), "/predict", "POST");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        PredictionServer.Prediction prediction = GSON.fromJson(answer.body(), PredictionServer.Prediction.class);
        Tumour.Nuclei nuclei = GSON.fromJson(body(), Tumour.Nuclei.class);
        assertThat(prediction.diagnosis()).isEqualTo(NETWORK.predict(nuclei));
        assertThat(prediction.probability()).isEqualTo(NETWORK.probabilities(nuclei).of(prediction.diagnosis()));
        assertThat(send("", "/health", "GET").body()).isEqualTo("{\"network\":\"Tumour\",\"training\":\"\"}");
    }

    /** All thirty measurements, as JSON. */
    private static String body() {
        JsonObject object = new JsonObject();
        NETWORK.featureNames().forEach(name -> object.addProperty(name, name.length() / 10.0));
        return GSON.toJson(object);
    }

    private static String with(String name, JsonElement value) {
        JsonObject object = GSON.fromJson(body(), JsonObject.class);
        object.remove(name);
        if (value != null) {
            object.add(name, value);
        }
        return GSON.toJson(object);
    }

    private static void refused(String body, int status, String words) throws Exception {
        refused(body, "/predict", "POST", status, words);
    }

    private static void refused(String body, String path, String method, int status, String words) throws Exception {
        HttpResponse<String> answer = send(body, path, method);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(GSON.fromJson(answer.body(), JsonObject.class).get("error").getAsString()).contains(words);
    }

    private static HttpResponse<String> send(String body, String path, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
