package io.neurapt;

/**
 * Watches a training run, on the thread that trains. Epochs and batches count from 0. An exception thrown here ends the
 * run; the network keeps the parameters of the last complete epoch.
 */
@FunctionalInterface
public interface TrainingListener {
    /**
     * Called after every epoch. The network's {@code predict} already uses the parameters reached.
     *
     * @param epoch the epoch that just ended
     * @param cost mean of the epoch's batch costs, each weighted with its number of samples and measured before its
     *     update
     */
    void onEpoch(int epoch, double cost);

    /**
     * Called for every mini-batch, after its cost is known and before its update.
     *
     * @param epoch the running epoch
     * @param batch the batch within the epoch
     * @param cost mean cost of the batch before the update
     */
    default void onBatch(int epoch, int batch, double cost) {}

    /**
     * Called before the first batch.
     *
     * @param run what is going to happen
     */
    default void onStart(TrainingRun run) {}

    /**
     * Called after every epoch, right after {@link #onEpoch}.
     *
     * @param report all that is known of it
     */
    default void onReport(EpochReport report) {}

    /**
     * Called at the end, unless training ends by an exception.
     *
     * @param result what {@code train} returns
     */
    default void onEnd(TrainingResult result) {}

    /**
     * Called instead of {@link #onEnd} where training ends by an exception.
     *
     * @param failure the exception, which {@code train} goes on to throw
     */
    default void onFailure(RuntimeException failure) {}
}
