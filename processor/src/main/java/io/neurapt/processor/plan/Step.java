package io.neurapt.processor.plan;

import java.util.List;

/**
 * Part of the prediction of one sample: either one layer in a loop, or several small ones in a row as straight-line code.
 */
public record Step(List<LayerPlan> layers) {
    /** Its first layer. */
    public LayerPlan first() {
        return layers.get(0);
    }

    /** Its last layer. */
    public LayerPlan last() {
        return layers.get(layers.size() - 1);
    }

    /** Whether it is straight-line code. */
    public boolean isUnrolled() {
        return first().sample() == LayerPlan.Sample.UNROLLED;
    }
}
