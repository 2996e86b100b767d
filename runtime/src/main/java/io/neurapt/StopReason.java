package io.neurapt;

/** Why a training run ended. */
public enum StopReason {
    /** All epochs were run. */
    EPOCHS,
    /** L-BFGS found no derivative above its tolerance, or no way further down. */
    CONVERGED,
    /** The validation set had not got better for a while, see {@link EarlyStopping}. */
    EARLY_STOPPING,
    /** The time was up. */
    TIME_LIMIT,
    /** A {@link CancellationToken} was cancelled. */
    CANCELLED,
    /** The thread was interrupted; its interrupt status is still set. */
    INTERRUPTED
}
