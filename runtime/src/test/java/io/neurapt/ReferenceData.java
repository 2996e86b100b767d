package io.neurapt;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the resource folder {@code reference}, which the scripts in {@code src/test/python} wrote. */
public final class ReferenceData {
    private ReferenceData() {}

    /** A whole file. */
    public static JsonObject json(String file) {
        try (InputStream in = ReferenceData.class.getResourceAsStream("/reference/" + file)) {
            return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An array of numbers. */
    public static double[] vector(JsonElement array) {
        return new Gson().fromJson(array, double[].class);
    }

    /** An array of whole numbers. */
    public static int[] integers(JsonElement array) {
        return new Gson().fromJson(array, int[].class);
    }

    /** An array of rows. */
    public static double[][] matrix(JsonElement array) {
        return new Gson().fromJson(array, double[][].class);
    }
}
