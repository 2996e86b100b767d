package io.neurapt.onnx.load;

/** What is known of a value in a graph. */
sealed interface Value permits Constant, Signal, Value.Unknown, Value.Absent, Value.Above {
    /** Its shape, for messages. */
    String shape();

    /** The result of a node that is unsupported. */
    record Unknown() implements Value {
        @Override
        public String shape() {
            return "[?]";
        }
    }

    /** Whether a signal is above a number. */
    record Above(Signal signal, double threshold) implements Value {
        @Override
        public String shape() {
            return signal.shape();
        }
    }

    /** An optional input that is left out. */
    record Absent() implements Value {
        @Override
        public String shape() {
            return "nothing";
        }
    }
}
