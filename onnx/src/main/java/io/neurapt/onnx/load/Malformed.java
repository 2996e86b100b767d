package io.neurapt.onnx.load;

/** Something about a file that ONNX forbids, or that this importer does not go into. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    /** A reason, as the end of a sentence that begins with the file. */
    Malformed(String reason) {
        super(reason, null, false, false);
    }
}
