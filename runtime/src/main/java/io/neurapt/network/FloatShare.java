package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import io.neurapt.kernel.Part;

/** What belongs to one worker of a training run: the workspace for its samples, its part of the parameters, and what it found. */
final class FloatShare {
    final FloatBackward backward;
    final Part part;
    FloatBackward validator;
    double cost;
    double penalty;
    double squares;

    FloatShare(FloatBackward backward, Part part) {
        this.backward = backward;
        this.part = part;
    }

    /** Whether the pass of that index has samples for this worker: a short last mini-batch may have none. */
    boolean takes(int index) {
        return index < backward.passes();
    }
}
