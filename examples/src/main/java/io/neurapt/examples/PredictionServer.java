package io.neurapt.examples;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurapt.network.FloatProbabilities;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/**
 * Serves the predictions of a saved {@link TumourNetwork} over HTTP with nothing but the JDK's own server:
 *
 * <pre>
 * POST /predict   {"meanRadius": 17.99, …}  all thirty measurements  →  {"diagnosis":"MALIGNANT","probability":0.98}
 * GET  /health                                                       →  {"network":"Tumour","training":"30 epochs, …"}
 * </pre>
 *
 * A request that cannot be answered gets a 4xx with {@code {"error":"…"}}, which says what to change.
 */
public final class PredictionServer {
    private static final int MOST_BYTES = 1 << 16;
    private static final Set<String> FEATURES = features();

    private final TumourNetwork network;
    private final Gson gson = new Gson();

    private PredictionServer(TumourNetwork network) {
        this.network = network;
    }

    /** The answer to a request. */
    private record Answer(int status, Object body) {}

    /** The body of a prediction. */
    record Prediction(Tumour.Diagnosis diagnosis, float probability) {}

    private record Health(String network, String training) {}

    private record Failure(String error) {}

    /** A request that its sender must change. */
    private static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message);
        }
    }

    /**
     * Serves until the process ends, and prints the port.
     *
     * @param args the model file, and the port, 0 for any that is free
     */
    public static void main(String[] args) throws IOException {
        HttpServer server = start(TumourNetwork.load(Path.of(args[0])), Integer.parseInt(args[1]));
        System.out.println("listening on port " + server.getAddress().getPort());
    }

    /** Starts a server on this machine's own address. */
    static HttpServer start(TumourNetwork network, int port) throws IOException {
        // Otherwise each answer on a connection that is kept open waits 40 ms for the client's acknowledgement of the last.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        PredictionServer service = new PredictionServer(network);
        server.createContext("/predict", exchange -> service.answer(exchange, "POST", service::predict));
        server.createContext("/health", exchange -> service.answer(exchange, "GET", e -> service.health()));
        server.createContext("/", exchange -> service.send(
                exchange, new Answer(404, new Failure("there is only POST /predict and GET /health"))));
        // A network may be asked from any number of threads; one per connection that is busy.
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    @FunctionalInterface
    private interface Handler {
        Object handle(HttpExchange exchange) throws IOException, BadRequest;
    }

    private void answer(HttpExchange exchange, String method, Handler handler) throws IOException {
        Answer answer;
        if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
            answer = new Answer(404, new Failure("there is only POST /predict and GET /health"));
        } else if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            answer = new Answer(405, new Failure("use " + method));
        } else {
            try {
                answer = new Answer(200, handler.handle(exchange));
            } catch (BadRequest e) {
                answer = new Answer(400, new Failure(e.getMessage()));
            }
        }
        send(exchange, answer);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = gson.toJson(answer.body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Health health() {
        return new Health(network.toString(), network.trainingSummary());
    }

    private Prediction predict(HttpExchange exchange) throws IOException, BadRequest {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new BadRequest("the body has more than " + MOST_BYTES + " bytes");
        }
        Tumour.Nuclei nuclei = nuclei(new String(body, StandardCharsets.UTF_8));
        try {
            FloatProbabilities<Tumour.Diagnosis> p = network.probabilities(nuclei);
            return new Prediction(p.most(), p.of(p.most()));
        } catch (IllegalArgumentException e) { // a number too large for the network
            throw new BadRequest(e.getMessage());
        }
    }

    /** A record from JSON. Gson alone would take what is missing for 0, and leave out what it does not know. */
    private Tumour.Nuclei nuclei(String text) throws BadRequest {
        JsonElement json;
        try {
            json = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new BadRequest("the body is no JSON");
        }
        if (!(json instanceof JsonObject object)) {
            throw new BadRequest("the body must be a JSON object with " + FEATURES.size() + " numbers");
        }
        Set<String> missing = new TreeSet<>(FEATURES);
        missing.removeAll(object.keySet());
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(FEATURES);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new BadRequest((missing.isEmpty() ? "" : "missing: " + String.join(", ", missing))
                    + (missing.isEmpty() || unknown.isEmpty() ? "" : "; ")
                    + (unknown.isEmpty() ? "" : "unknown: " + String.join(", ", unknown)));
        }
        for (String name : FEATURES) {
            if (!object.get(name).isJsonPrimitive() || !object.getAsJsonPrimitive(name).isNumber()) {
                throw new BadRequest(name + " must be a number");
            }
        }
        try {
            return gson.fromJson(object, Tumour.Nuclei.class);
        } catch (JsonParseException | NumberFormatException e) {
            throw new BadRequest("the body has numbers that cannot be read");
        }
    }

    private static Set<String> features() {
        return new TreeSet<>(Arrays.stream(Tumour.Nuclei.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }
}
