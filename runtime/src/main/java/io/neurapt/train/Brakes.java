package io.neurapt.train;

import io.neurapt.CancellationToken;
import io.neurapt.StopReason;
import io.neurapt.TrainingOptions;

/** What can end a run between two mini-batches. */
final class Brakes {
    private final CancellationToken token;
    private final boolean limited;
    private final long limit;
    private final long start;

    Brakes(TrainingOptions options, long start) {
        token = options.cancellation();
        limited = options.timeLimit() != null;
        limit = limited ? options.timeLimit().toNanos() : 0;
        this.start = start;
    }

    /** Why to stop now, or null. */
    StopReason check() {
        if (Thread.currentThread().isInterrupted()) {
            return StopReason.INTERRUPTED;
        }
        if (token != null && token.isCancelled()) {
            return StopReason.CANCELLED;
        }
        return limited && System.nanoTime() - start >= limit ? StopReason.TIME_LIMIT : null;
    }
}
