package io.neurapt.onnx.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that depends on the model's input: a formula over features.
 *
 * @param flow the features, z in the formula
 * @param formula element by element
 * @param nodes that the formula comes from
 */
record Signal(Flow flow, Poly formula, List<Node> nodes) implements Value {
    static Signal of(Flow flow) {
        return new Signal(flow, Poly.Z, List.of());
    }

    /** Whether it is the features themselves. */
    boolean isPlain() {
        return formula.equals(Poly.Z);
    }

    Signal with(Poly next, Node node) throws Unsupported {
        List<Node> all = new ArrayList<>(nodes);
        all.add(node);
        return new Signal(flow, next.limited(), List.copyOf(all));
    }

    @Override
    public String shape() {
        return flow.shape();
    }
}
