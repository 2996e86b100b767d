package io.neurapt.onnx.load;

/** What nodes are evaluated with besides their inputs: how much may be allocated, and what the search for the features' number found. */
final class Context {
    /** The number of features that a model does not state, as a node shows it. */
    static final class WidthFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int width;

        WidthFound(int width) {
            super(null, null, false, false);
            this.width = width;
        }
    }

    private final long batch;
    private long elements;

    /**
     * Nothing is computed that is much larger than the file.
     *
     * @param bytes of the file
     * @param batch the number of samples that the model is made for; −1 if it takes any
     */
    Context(long bytes, long batch) {
        this.batch = batch;
        elements = (1 << 20) + 4 * bytes;
    }

    long batch() {
        return batch;
    }

    /** Takes the elements of a new tensor from what there is. */
    int allocate(long count) throws Unsupported {
        if (count < 0 || count > elements) {
            throw new Unsupported("would make far more numbers than the file has");
        }
        elements -= count;
        return (int) count;
    }
}
