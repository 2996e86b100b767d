package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import io.neurapt.kernel.Part;

/** What belongs to one worker of a training run: its part of the parameters and of the validation set, and what it found. */
final class FloatShare {
    final Part part;
    FloatBackward validator;
    double cost;
    double penalty;
    double squares;

    FloatShare(Part part) {
        this.part = part;
    }
}
