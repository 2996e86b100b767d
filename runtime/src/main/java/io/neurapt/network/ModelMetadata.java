package io.neurapt.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.neurapt.Scaling;
import io.neurapt.data.Scaler;
import io.neurapt.io.ModelFileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model file says besides its tensors, as texts by key:
 *
 * <pre>
 * neurapt.format       1
 * neurapt.network      the network's name
 * neurapt.fingerprint  hash of inputs, layers and shapes
 * neurapt.layers       those in words, JSON array: inputs first
 * neurapt.features     names, JSON array
 * neurapt.classes      names, JSON array
 * neurapt.scaler       JSON object: type, shift and factor, two arrays of one number per feature
 * neurapt.training     summary of the last training run
 * neurapt.seed         of the network
 * </pre>
 *
 * Loss, precision and hyper-parameters are no part of the fingerprint: predictions do not depend on them.
 */
final class ModelMetadata {
    private static final String PREFIX = "neurapt.";
    private static final String FORMAT = PREFIX + "format";
    private static final String NETWORK = PREFIX + "network";
    private static final String FINGERPRINT = PREFIX + "fingerprint";
    private static final String LAYERS = PREFIX + "layers";
    private static final String FEATURES = PREFIX + "features";
    private static final String CLASSES = PREFIX + "classes";
    private static final String SCALER = PREFIX + "scaler";
    private static final String TRAINING = PREFIX + "training";
    private static final String SEED = PREFIX + "seed";
    private static final String VERSION = "1";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ModelMetadata() {}

    /** The scaler's JSON. */
    private record ScalerText(String type, double[] shift, double[] factor) {}

    /**
     * The texts of a network's file.
     *
     * @param scaler or null
     * @param training summary of the last run, empty if there was none
     */
    static Map<String, String> write(NetworkInfo info, long seed, Scaler scaler, String training) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, VERSION);
        metadata.put(NETWORK, info.name());
        metadata.put(FINGERPRINT, fingerprint(info));
        metadata.put(LAYERS, GSON.toJson(layers(info)));
        if (!info.featureNames().isEmpty()) {
            metadata.put(FEATURES, GSON.toJson(info.featureNames()));
        }
        if (!info.classNames().isEmpty()) {
            metadata.put(CLASSES, GSON.toJson(info.classNames()));
        }
        if (scaler != null) {
            metadata.put(SCALER, GSON.toJson(new ScalerText(scaler.type().name(), scaler.shift(), scaler.factor())));
        }
        if (!training.isEmpty()) {
            metadata.put(TRAINING, training);
        }
        metadata.put(SEED, String.valueOf(seed));
        return metadata;
    }

    /** Whether a file was written by a network, so that its tensors bear the names of that network's layers. */
    static boolean isOurs(Map<String, String> metadata) {
        return metadata.containsKey(FORMAT);
    }

    /**
     * Refuses a file that another spec wrote.
     *
     * @throws ModelFileException that says what differs
     */
    static void require(NetworkInfo info, String file, Map<String, String> metadata) throws ModelFileException {
        if (!VERSION.equals(metadata.get(FORMAT))) {
            throw new ModelFileException(file, "format version '" + brief(metadata.get(FORMAT)) + "', but this version of "
                    + "Neurapt reads version " + VERSION + "; use the version that wrote the file, or save it again");
        }
        List<String> found = names(file, metadata, LAYERS);
        List<String> expected = layers(info);
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String e = i < expected.size() ? expected.get(i) : "no further layer";
            String f = i < found.size() ? found.get(i) : "no further layer";
            if (!e.equals(f)) {
                throw refused(info, file, "expected " + e + ", found " + brief(f), metadata);
            }
        }
        requireEqual(info, "feature", info.featureNames(), file, metadata, FEATURES);
        requireEqual(info, "class", info.classNames(), file, metadata, CLASSES);
        if (!fingerprint(info).equals(metadata.get(FINGERPRINT))) {
            throw refused(info, file, "its fingerprint is another one", metadata);
        }
    }

    private static void requireEqual(
            NetworkInfo info, String what, List<String> expected, String file, Map<String, String> metadata, String key)
            throws ModelFileException {
        List<String> found = names(file, metadata, key);
        if (expected.isEmpty() || found.isEmpty()) {
            return; // one side knows no names
        }
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String e = i < expected.size() ? "'" + expected.get(i) + "'" : "no more";
            String f = i < found.size() ? "'" + brief(found.get(i)) + "'" : "no more";
            if (!e.equals(f)) {
                throw refused(info, file, what + " " + i + ": expected " + e + ", found " + f, metadata);
            }
        }
    }

    private static ModelFileException refused(
            NetworkInfo info, String file, String difference, Map<String, String> metadata) {
        return new ModelFileException(file, "it was saved by another spec ('" + brief(metadata.getOrDefault(NETWORK, "?"))
                + "') and does not fit " + info.name() + ": " + difference);
    }

    /** The names under a key; none if it is missing. */
    private static List<String> names(String file, Map<String, String> metadata, String key) throws ModelFileException {
        String[] names = parse(file, metadata, key, String[].class).orElse(new String[0]);
        for (String name : names) {
            if (name == null) {
                throw new ModelFileException(file, "the metadata '" + key + "' is damaged: it has a name that is null");
            }
        }
        return List.of(names);
    }

    private static <T> Optional<T> parse(String file, Map<String, String> metadata, String key, Class<T> type)
            throws ModelFileException {
        try {
            return Optional.ofNullable(GSON.fromJson(metadata.get(key), type));
        } catch (RuntimeException e) { // Gson has more than its own: a null among numbers is an IllegalArgumentException
            throw new ModelFileException(file, "the metadata '" + key + "' is damaged: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /**
     * The scaler of a file, or null if it has none.
     *
     * @throws ModelFileException if it is damaged, or of another kind than the network's
     */
    static Scaler scaler(NetworkInfo info, String file, Map<String, String> metadata) throws ModelFileException {
        Optional<ScalerText> text = parse(file, metadata, SCALER, ScalerText.class);
        if (text.isEmpty()) {
            return null;
        }
        Scaler scaler;
        try {
            scaler = new Scaler(Scaling.valueOf(text.get().type()), text.get().shift(), text.get().factor());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ModelFileException(file, "the metadata '" + SCALER + "' is damaged: " + e.getMessage());
        }
        if (scaler.features() != info.inputs() || scaler.type() != info.scaling()) {
            throw new ModelFileException(file, "its scaler is " + scaler + ", but " + info.name() + " has " + info.inputs()
                    + " features and scaling = " + info.scaling());
        }
        return scaler;
    }

    /** The summary of the last training run, empty if there is none. */
    static String training(Map<String, String> metadata) {
        return metadata.getOrDefault(TRAINING, "");
    }

    /** The seed of the network that was saved; another's where the file has none. */
    static long seed(String file, Map<String, String> metadata, long otherwise) throws ModelFileException {
        try {
            return metadata.containsKey(SEED) ? Long.parseLong(metadata.get(SEED)) : otherwise;
        } catch (NumberFormatException e) {
            throw new ModelFileException(file, "the metadata '" + SEED + "' is no number");
        }
    }

    /** Inputs and layers in words, with all that predictions depend on. */
    private static List<String> layers(NetworkInfo info) {
        List<String> lines = new ArrayList<>();
        lines.add(info.inputs() + " inputs");
        for (NetworkInfo.Layer layer : info.layers()) {
            lines.add("layer '" + layer.name() + "': " + layer.kind() + " " + layer.output() + " " + layer.activationText());
        }
        return lines;
    }

    private static String fingerprint(NetworkInfo info) {
        StringBuilder text = new StringBuilder(String.join("\n", layers(info)));
        for (NetworkInfo.Tensor tensor : info.tensors()) {
            text.append('\n').append(tensor.name()).append(' ').append(tensor.rows()).append('×').append(tensor.columns());
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Texts of the file must not flood a log. */
    private static String brief(String text) {
        String printable = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }
}
