package io.neurapt.io;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of a safetensors file: JSON of a fixed form, read strictly. Every tensor has a type, a shape and a range of
 * bytes; the ranges cover the data without gaps or overlaps, and no name comes twice.
 *
 * @param tensors in the order of their data
 */
record Header(Map<String, String> metadata, List<Tensor> tensors) {
    private static final String METADATA = "__metadata__";

    /** Something about the header that the format forbids. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String problem) {
            super(problem);
        }
    }

    /**
     * Parses the JSON text.
     *
     * @throws IOException whatever is wrong with it, with a message to show
     */
    static Header parse(byte[] json) throws IOException {
        if (json.length == 0 || json[0] != '{') {
            throw new Malformed("the header does not begin with '{'");
        }
        try (JsonReader reader = new JsonReader(new StringReader(text(json)))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(4);
            Header header = read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new Malformed("the header goes on behind its last '}'");
            }
            return header;
        } catch (IllegalStateException | NumberFormatException e) { // Gson: another kind of value than was asked for
            throw new Malformed("the header has a value of the wrong kind: " + firstLine(e));
        } catch (Malformed e) {
            throw e;
        } catch (IOException e) { // Gson: no JSON
            throw new Malformed("the header is no JSON" + firstLine(e).replaceFirst(".*(?= at line)", ""));
        }
    }

    /** Gson explains itself further on a second line. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String text(byte[] json) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("the header is not UTF-8");
        }
    }

    private static Header read(JsonReader reader) throws IOException {
        Map<String, String> metadata = Map.of();
        List<Tensor> tensors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (!names.add(name)) {
                throw new Malformed("the header has '" + brief(name) + "' twice");
            }
            if (name.equals(METADATA)) {
                metadata = metadata(reader);
            } else {
                tensors.add(tensor(name, reader));
            }
        }
        reader.endObject();
        tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long end = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin() != end) {
                throw new Malformed("the data of '" + brief(tensor.name()) + "' starts at byte " + tensor.begin()
                        + ", but what comes before it ends at " + end);
            }
            end = tensor.end();
        }
        return new Header(metadata, List.copyOf(tensors));
    }

    private static Map<String, String> metadata(JsonReader reader) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (reader.peek() != JsonToken.STRING || metadata.put(key, reader.nextString()) != null) {
                throw new Malformed("the metadata '" + brief(key) + "' is no text, or comes twice");
            }
        }
        reader.endObject();
        return Collections.unmodifiableMap(metadata);
    }

    private static Tensor tensor(String name, JsonReader reader) throws IOException {
        TensorType type = null;
        List<Integer> shape = null;
        long[] range = null;
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (key.equals("dtype") && type == null) {
                type = type(name, reader);
            } else if (key.equals("shape") && shape == null) {
                shape = shape(name, reader);
            } else if (key.equals("data_offsets") && range == null) {
                reader.beginArray();
                range = new long[] {whole(name, reader), whole(name, reader)};
                reader.endArray();
            } else {
                throw new Malformed("tensor '" + brief(name) + "' has '" + brief(key) + "', or has it twice");
            }
        }
        reader.endObject();
        if (type == null || shape == null || range == null) {
            throw new Malformed("tensor '" + brief(name) + "' lacks its dtype, shape or data_offsets");
        }
        requireRange(name, type, shape, range);
        return new Tensor(name, type, shape, range[0], range[1]);
    }

    private static TensorType type(String name, JsonReader reader) throws IOException {
        String type = reader.nextString();
        for (TensorType known : TensorType.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw new Malformed("tensor '" + brief(name) + "' has the type " + brief(type) + "; F64, F32, F16 and BF16 can be read");
    }

    private static List<Integer> shape(String name, JsonReader reader) throws IOException {
        List<Integer> shape = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            long dimension = whole(name, reader);
            if (dimension > Integer.MAX_VALUE || shape.size() == Tensor.MAX_RANK) {
                throw new Malformed("tensor '" + brief(name) + "' has a dimension too large, or more than " + Tensor.MAX_RANK);
            }
            shape.add((int) dimension);
        }
        reader.endArray();
        return List.copyOf(shape);
    }

    private static long whole(String name, JsonReader reader) throws IOException {
        if (reader.peek() == JsonToken.NUMBER) {
            String number = reader.nextString();
            if (number.length() <= 18 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(number);
            }
        }
        throw new Malformed("tensor '" + brief(name) + "' has a shape or offset that is no whole number from 0 on");
    }

    private static void requireRange(String name, TensorType type, List<Integer> shape, long[] range) throws Malformed {
        long bytes = type.bytes();
        try {
            for (int dimension : shape) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
        } catch (ArithmeticException e) {
            bytes = Long.MAX_VALUE;
        }
        if (range[1] < range[0] || range[1] - range[0] != bytes) {
            throw new Malformed("tensor '" + brief(name) + "' is " + Tensor.text(shape) + " in " + type + ", but its data goes from byte "
                    + range[0] + " to " + range[1]);
        }
    }

    /** Names come from the file: a hostile one must not flood a log. */
    static String brief(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
