package io.neurapt.examples;

import com.google.gson.Gson;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.Example;
import io.neurapt.data.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From a table to a service: trains, saves, lets a second process serve the file, and asks it over HTTP. */
final class ServiceExample {
    private static final int REQUESTS = 2000;
    private static final int WARM_UP = 1000;
    private static final int CONNECTIONS = 8;

    private ServiceExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy on the test part
     */
    static double run(PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("neurapt-service");
        try {
            return run(out, folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    private static double run(PrintStream out, Path folder) throws IOException {
        Path table = folder.resolve("breast-cancer.csv");
        try (InputStream in = ServiceExample.class.getResourceAsStream("breast-cancer.csv")) {
            Files.copy(in, table);
        }
        Split<List<Example<Tumour.Nuclei, Tumour.Diagnosis>>> split =
                Split.stratified(TumourNetwork.csv().read(table, CsvFormat.standard()), Example::label, 0.75, 1);
        TumourNetwork trained = TumourNetwork.create(1);
        out.println(trained.train(split.train()));
        Path model = folder.resolve("tumour.safetensors");
        trained.save(model);
        out.printf("Saved: %d bytes%n", Files.size(model));

        Process server = start(model);
        try (BufferedReader printed = server.inputReader(StandardCharsets.UTF_8)) {
            String line = printed.readLine();
            if (line == null || !line.startsWith("listening on port ")) {
                throw new IOException("the server did not start; it says: " + line);
            }
            int port = Integer.parseInt(line.substring("listening on port ".length()));
            out.printf("A second process, %d, has loaded it and listens on port %d.%n%n", server.pid(), port);
            return ask(out, port, TumourNetwork.load(model), split.test());
        } finally {
            server.destroy();
        }
    }

    private static Process start(Path model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        PredictionServer.class.getName(),
                        model.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Compares every answer with the direct call. */
    private static double ask(
            PrintStream out, int port, TumourNetwork network, List<Example<Tumour.Nuclei, Tumour.Diagnosis>> test)
            throws IOException {
        Gson gson = new Gson();
        List<String> bodies = test.stream().map(e -> gson.toJson(e.row())).toList();
        List<String> expected = test.stream()
                .map(Example::row)
                .map(network::probabilities)
                .map(p -> gson.toJson(new PredictionServer.Prediction(p.most(), p.of(p.most()))))
                .toList();
        new ServiceLoad(port, bodies, expected).run(WARM_UP, CONNECTIONS); // both just-in-time compilers warm up
        ServiceLoad.Result result = new ServiceLoad(port, bodies, expected).run(REQUESTS, CONNECTIONS);
        out.printf("%d requests over %d connections at once: %s%n", REQUESTS, CONNECTIONS, result);
        long right = test.stream().filter(e -> network.predict(e.row()) == e.label()).count();
        double accuracy = (double) right / test.size();
        out.printf("Test accuracy: %.1f %%%n", 100 * accuracy);
        return accuracy;
    }
}
