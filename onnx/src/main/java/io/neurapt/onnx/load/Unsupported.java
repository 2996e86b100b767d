package io.neurapt.onnx.load;

/** What a node does that no layer does. */
final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    /** A reason, as the end of a sentence that begins with the node. */
    Unsupported(String reason) {
        super(reason, null, false, false);
    }
}
