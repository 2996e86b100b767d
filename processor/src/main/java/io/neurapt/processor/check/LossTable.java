package io.neurapt.processor.check;

import io.neurapt.Activation;
import io.neurapt.Loss;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which loss goes with which activation of the output layer: the only place that says so. */
final class LossTable {
    /**
     * A row.
     *
     * @param outputs activations that fit, the most usual one first in the enum's order
     * @param reason what the loss needs, as the end of a sentence that starts with its name
     */
    record Row(Set<Activation> outputs, String reason) {}

    private LossTable() {}

    /** The row of a loss in effect. */
    static Row of(Loss loss) {
        return switch (loss) {
            case BINARY_CROSS_ENTROPY -> new Row(
                    EnumSet.of(Activation.SIGMOID), "compares probabilities that are independent of each other, as SIGMOID gives them");
            case CATEGORICAL_CROSS_ENTROPY, SPARSE_CATEGORICAL_CROSS_ENTROPY -> new Row(
                    EnumSet.of(Activation.SOFTMAX, Activation.LOG_SOFTMAX),
                    "compares probabilities that sum to one over the classes, as SOFTMAX gives them");
            case HINGE -> new Row(
                    EnumSet.of(Activation.IDENTITY, Activation.TANH), "compares scores with labels of -1 and 1, as IDENTITY gives them");
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> new Row(
                    EnumSet.complementOf(EnumSet.of(Activation.SOFTMAX, Activation.LOG_SOFTMAX)),
                    "compares values unit by unit, and hardly corrects a SOFTMAX that is surely wrong");
            case AUTO -> throw new AssertionError("the declaration knows the loss in effect");
        };
    }

    /** The losses that an output activation goes with. */
    static List<Loss> lossesFor(Activation output) {
        return Arrays.stream(Loss.values())
                .filter(loss -> loss != Loss.AUTO && of(loss).outputs().contains(output))
                .toList();
    }
}
