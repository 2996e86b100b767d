package io.neurapt.network;

import io.neurapt.Scaling;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatSource;
import io.neurapt.data.Scaler;
import io.neurapt.train.FloatUpdater;
import io.neurapt.train.Trainer;
import io.neurapt.train.Workers;
import org.jblas.FloatMatrix;

/** One training run of a network that nobody else trains meanwhile. */
@FunctionalInterface
interface FloatRun {
    /** Trains, with complete options and mini-batches of up to {@code batch} samples. */
    TrainingResult train(TrainingOptions options, int batch, Workers workers);

    /** On samples in memory. */
    static TrainingResult on(
            FloatNetwork network,
            NetworkInfo info,
            FloatMatrix x,
            FloatMatrix y,
            TrainingOptions options,
            int batch,
            Workers workers) {
        Scaler scaler = fits(network, info) ? Scaler.fit(info.scaling(), x) : network.scaler();
        FloatMatrix scaled = scaler == null ? x : scaler.apply(x);
        FloatUpdater updater = FloatUpdater.of(options.optimizer(), info.parameters());
        return Trainer.train(new FloatLearner(network, scaler, scaled, y, null, batch, updater, workers), options);
    }

    /** On samples that are read batch by batch. */
    static TrainingResult on(
            FloatNetwork network,
            NetworkInfo info,
            FloatSource source,
            TrainingOptions options,
            int batch,
            Workers workers) {
        Scaler scaler = fits(network, info) ? FloatFeed.fit(info, source, batch) : network.scaler();
        FloatUpdater updater = FloatUpdater.of(options.optimizer(), info.parameters());
        try (FloatFeed feed = new FloatFeed(info, source, batch, scaler, options.shuffle(), options.seed())) {
            FloatLearner learner = new FloatLearner(network, scaler, feed.x(), feed.y(), feed, batch, updater, workers);
            return Trainer.train(learner, TrainingOptions.builder().shuffle(false).build().orElse(options));
        }
    }

    /** Whether the network wants a scaler and has none: the weights of one that has belong to it. */
    private static boolean fits(FloatNetwork network, NetworkInfo info) {
        return network.scaler() == null && info.scaling() != Scaling.NONE;
    }
}
