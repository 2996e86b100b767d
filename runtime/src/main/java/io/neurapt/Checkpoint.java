package io.neurapt;

import java.nio.file.Path;

/**
 * Where and how often a training run saves itself.
 *
 * @param file is replaced by every checkpoint, as a whole
 * @param every number of epochs between two checkpoints, at least 1; there is one more when training ends
 */
public record Checkpoint(Path file, int every) {
    /** Checks the range. */
    public Checkpoint {
        if (every < 1) {
            throw new IllegalArgumentException("a checkpoint is made every 1 or more epochs, not every " + every);
        }
    }
}
