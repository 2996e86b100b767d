package io.neurapt;

/**
 * Lets another thread end a training run: after {@link #cancel}, it ends before the next mini-batch, and the network keeps what was
 * learnt. Interrupting the thread that trains does the same.
 */
public final class CancellationToken {
    private volatile boolean cancelled;

    /** Not cancelled. */
    public CancellationToken() {}

    /** Asks for the end. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether the end has been asked for. */
    public boolean isCancelled() {
        return cancelled;
    }
}
