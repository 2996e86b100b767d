package io.neurapt.processor.spec;

import io.neurapt.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Reads a model of another library's. Implementations are found as services beside the processor: the one for ONNX is in
 * {@code neurapt-onnx}, so that the processor itself needs no library for it.
 */
public interface ModelImporter {
    /**
     * Reads a model. Whatever the file holds, this ends with a network or with {@link Refused}.
     *
     * @param file its content
     * @throws Refused if there is no network in it that Neurapt has layers for
     * @throws IOException if it cannot be read
     */
    ImportedNetwork read(InputStream file) throws Refused, IOException;

    /** What is wrong with a model. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * A refusal.
         *
         * @param message what is wrong, all of it, and what to do; the end of a message that begins with the file's name
         */
        public Refused(String message) {
            super(message);
        }
    }

    /**
     * A network with its parameters.
     *
     * @param precision of the file's numbers
     * @param inputs number of features
     * @param scaling what features go through first, where that is not the first layer's business
     * @param layers first to last; the last is dense
     * @param features their names; none if the file does not tell
     * @param classes their names; none if the file does not tell
     */
    record ImportedNetwork(
            Precision precision,
            int inputs,
            Optional<Scaling> scaling,
            List<ImportedLayer> layers,
            List<String> features,
            List<String> classes) {}

    /** Features are used as (x − shift)·factor, each with its own two finite numbers; no factor is 0. */
    record Scaling(double[] shift, double[] factor) {}

    /**
     * A layer as its annotation would declare it.
     *
     * @param annotation of its kind
     * @param members of the annotation that differ from their defaults: {@code Integer}, {@code Double}, {@code Boolean} or a constant
     * @param parameters by the names of its kind, such as {@code weight}; matrices row by row
     */
    record ImportedLayer(
            Class<? extends Annotation> annotation, Map<String, Object> members, Map<String, double[]> parameters) {}

    /** The importer, if there is one. */
    static Optional<ModelImporter> find() {
        return ServiceLoader.load(ModelImporter.class, ModelImporter.class.getClassLoader()).findFirst();
    }
}
