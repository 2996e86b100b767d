package io.neurapt.network;

import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Scaling;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatSource;
import io.neurapt.data.Scaler;
import io.neurapt.kernel.Advice;
import io.neurapt.kernel.Workers;
import io.neurapt.train.CheckpointFile;
import io.neurapt.train.Trainer;
import io.neurapt.train.ValidationSplit;

/** Makes a training run ready: completes its options, divides the samples, starts the workers. */
final class FloatTraining {
    private final FloatNetwork network;
    private final NetworkInfo info;
    private final TrainingOptions options;
    private final CheckpointFile resumed;

    /**
     * Completes the options.
     *
     * @param defaults of the spec, and the network's seed
     */
    FloatTraining(FloatNetwork network, TrainingOptions options, TrainingOptions defaults) {
        this.network = network;
        info = network.info();
        resumed = options.resumeFrom() == null ? null : CheckpointFile.open(options.resumeFrom());
        TrainingOptions.Builder builder = TrainingOptions.builder().threads(0);
        TrainingOptions fallback = resumed == null
                ? builder.build()
                : builder.seed(resumed.header().seed()).threads(resumed.header().threads()).build();
        this.options = options.orElse(fallback).orElse(defaults);
    }

    TrainingResult run(FloatSamples samples, FloatSamples validation) {
        FloatSamples training = weighted(samples);
        FloatSamples validating = validation;
        if (options.validationSplit() > 0) {
            if (validation != null) {
                throw new IllegalArgumentException("there is a validation set, so validationSplit must be unset");
            }
            int[] classes = options.stratify() ? FloatEvaluations.classes(network.info(), samples) : null;
            ValidationSplit split =
                    ValidationSplit.draw(options.validationSplit(), classes, samples.count(), options.seed());
            training = training.choose(split.training());
            validating = samples.choose(split.validation());
        }
        check(training.count(), validating);
        Scaler scaler = wantsScaler() ? training.fit(info.scaling()) : network.scaler();
        training = smoothed(training.scale(scaler));
        return train(scaler, training, null, validating == null ? null : validating.scale(scaler), training.count());
    }

    /** On samples that are read batch by batch; a scaler that is missing is fitted in a pass that goes ahead. */
    TrainingResult run(FloatSource source) {
        check(source.samples(), null);
        FloatChecks.source(options);
        int batch = batch(source.samples());
        Scaler scaler = wantsScaler() ? FloatFeed.fit(info, source, batch) : network.scaler();
        try (FloatFeed feed = new FloatFeed(info, source, batch, scaler, options.shuffle(), options.seed())) {
            return train(scaler, feed.samplesOfBatch(), feed, null, source.samples());
        }
    }

    /** Whether the network wants a scaler and has none: the weights of one that has belong to it. */
    private boolean wantsScaler() {
        return network.scaler() == null && info.scaling() != Scaling.NONE;
    }

    private int batch(int samples) {
        return options.batchSize() == 0 ? samples : Math.min(options.batchSize(), samples);
    }

    private TrainingResult train(Scaler scaler, FloatSamples training, FloatFeed feed, FloatSamples validation, int samples) {
        int batch = batch(samples);
        TrainingOptions used = feed == null ? options : TrainingOptions.builder().shuffle(false).build().orElse(options);
        Advice.log();
        try (Workers workers = new Workers(Workers.worthwhile(options.threads(), info.parameters(), batch))) {
            FloatLearner learner = new FloatLearner(network, scaler, training, feed, validation, batch, used, workers);
            CheckpointFile.Header header = new CheckpointFile.Header(
                    info.signature("float"), options.optimizer().toString(), samples, batch, options.seed(), workers.size());
            return Trainer.train(learner, used, header, resumed);
        }
    }

    private FloatSamples weighted(FloatSamples samples) {
        double[] ofSamples = options.sampleWeights();
        double[] ofClasses = options.classWeights();
        if (ofSamples == null && ofClasses == null) {
            return samples;
        }
        if (ofSamples != null && ofSamples.length != samples.count()) {
            throw new IllegalArgumentException(
                    "sampleWeights has " + ofSamples.length + " weights, but there are " + samples.count() + " samples");
        }
        int[] classes = ofClasses == null ? null : FloatEvaluations.classes(network.info(), samples);
        int number = Math.max(2, info.outputs());
        if (ofClasses != null && (classes == null || ofClasses.length != number)) {
            throw new IllegalArgumentException(
                    classes == null
                            ? "classWeights need labels that are classes; use sampleWeights with " + info.loss()
                            : "classWeights has " + ofClasses.length + " weights, but there are " + number + " classes");
        }
        return samples.weight(ofSamples, ofClasses, classes);
    }

    private FloatSamples smoothed(FloatSamples samples) {
        if (options.labelSmoothing() == 0 || info.loss() == Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY) {
            return samples; // in the latter case the loss does it
        }
        return samples.smooth(options.labelSmoothing(), info.loss().isCategorical() ? info.outputs() : 2);
    }

    private void check(int samples, FloatSamples validation) {
        if (options.earlyStopping() != null && validation == null) {
            throw new IllegalArgumentException(
                    "early stopping watches a validation set; pass one to train, or set validationSplit");
        }
        if (options.labelSmoothing() > 0 && !info.loss().takesLogits()) {
            throw new IllegalArgumentException("labelSmoothing is for cross-entropies, but the loss is " + info.loss());
        }
        if (options.optimizer() instanceof Optimizer.Lbfgs) {
            if (info.isRandom()) {
                throw new IllegalArgumentException(
                        "L-BFGS needs a cost that is the same at the same place, which dropout does not give; use ADAM");
            }
            if (options.batchSize() != 0 && options.batchSize() < samples) {
                throw new IllegalArgumentException("L-BFGS takes the whole set as one batch, but batchSize is "
                        + options.batchSize() + "; set it to 0, or use ADAM");
            }
            if (options.l1() > 0) {
                throw new IllegalArgumentException(
                        "L-BFGS needs a smooth cost, which the L1 penalty is not; use l2, or ADAM with l1");
            }
            if (options.weightDecay() > 0 || options.clipNorm() < Double.POSITIVE_INFINITY
                    || options.clipValue() < Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "L-BFGS goes by the exact gradient: weightDecay, clipNorm and clipValue must be unset; use l2");
            }
        }
    }
}
