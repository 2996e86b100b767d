package io.neurapt.processor;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The files of the resource folder {@code reference}. */
final class ReferenceData {
    private ReferenceData() {}

    static JsonObject json(String file) {
        return JsonParser.parseString(text(file)).getAsJsonObject();
    }

    static double[] vector(JsonElement array) {
        return new Gson().fromJson(array, double[].class);
    }

    /** An array of rows. */
    static double[][] matrix(JsonElement array) {
        return new Gson().fromJson(array, double[][].class);
    }

    /** Features and labels of a CSV file with the label in the last column. */
    static Samples csv(String file) {
        double[][] rows = text(file)
                .lines()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        int features = rows[0].length - 1;
        double[][] x = new double[rows.length][];
        double[][] y = new double[rows.length][];
        for (int s = 0; s < rows.length; s++) {
            x[s] = Arrays.copyOf(rows[s], features);
            y[s] = new double[] {rows[s][features]};
        }
        return new Samples(x, y);
    }

    /** One sample per row. */
    record Samples(double[][] x, double[][] y) {}

    private static String text(String file) {
        try (InputStream in = ReferenceData.class.getResourceAsStream("/reference/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
