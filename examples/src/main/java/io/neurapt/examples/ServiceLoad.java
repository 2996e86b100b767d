package io.neurapt.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a service as fast as it answers, over several connections at once, and compares every answer with the expected one. */
final class ServiceLoad {
    private final URI uri;
    private final List<String> bodies;
    private final List<String> expected;

    /** What came out. */
    record Result(double perSecond, double medianMillis, double p99Millis, int answers) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f per second, median %.2f ms, p99 %.2f ms; all %d answers are those of the direct call",
                    perSecond,
                    medianMillis,
                    p99Millis,
                    answers);
        }
    }

    /**
     * Requests, to be sent again and again.
     *
     * @param bodies what to send
     * @param expected the body of the answer to each
     */
    ServiceLoad(int port, List<String> bodies, List<String> expected) {
        uri = URI.create("http://localhost:" + port + "/predict");
        this.bodies = bodies;
        this.expected = expected;
    }

    /**
     * Sends requests from as many threads as connections.
     *
     * @throws IOException if an answer is not the expected one
     */
    Result run(int requests, int connections) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<long[]>> parts = new ArrayList<>();
            for (int c = 0; c < connections; c++) {
                int connection = c;
                parts.add(pool.submit(() -> send(connection, requests / connections)));
            }
            long[] times = new long[0];
            for (Future<long[]> part : parts) {
                long[] more = part.get();
                times = Arrays.copyOf(times, times.length + more.length);
                System.arraycopy(more, 0, times, times.length - more.length, more.length);
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            Arrays.sort(times);
            return new Result(
                    times.length / seconds,
                    times[times.length / 2] * 1e-6,
                    times[(int) Math.ceil(0.99 * times.length) - 1] * 1e-6,
                    times.length);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A client of its own, which keeps one connection open. */
    private long[] send(int connection, int requests) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long[] times = new long[requests];
        for (int i = 0; i < requests; i++) {
            int n = (connection * requests + i) % bodies.size();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(bodies.get(n)))
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            times[i] = System.nanoTime() - start;
            if (response.statusCode() != 200 || !response.body().equals(expected.get(n))) {
                throw new IOException("the answer to " + bodies.get(n) + " is " + response.statusCode() + " " + response.body()
                        + ", expected " + expected.get(n));
            }
        }
        return times;
    }
}
