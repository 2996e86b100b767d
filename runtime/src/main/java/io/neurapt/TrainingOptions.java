package io.neurapt;

import java.util.function.IntFunction;

/**
 * The hyper-parameters of one training run. What is left unset comes from the spec's {@link Training}. Every setter of the
 * {@link Builder} rejects a value out of range with an {@link IllegalArgumentException}. Immutable.
 */
public final class TrainingOptions {
    private static final TrainingOptions UNSET = builder().build();

    private final Integer epochs;
    private final Integer batchSize;
    private final Double learningRate;
    private final Optimizer optimizer;
    private final Boolean shuffle;
    private final Long seed;
    private final IntFunction<int[]> sampleOrder;
    private final TrainingListener listener;
    private final Integer threads;

    private TrainingOptions(Builder b) {
        epochs = b.epochs;
        batchSize = b.batchSize;
        learningRate = b.learningRate;
        optimizer = b.optimizer;
        shuffle = b.shuffle;
        seed = b.seed;
        sampleOrder = b.sampleOrder;
        listener = b.listener;
        threads = b.threads;
    }

    /** Starts with everything unset. */
    public static Builder builder() {
        return new Builder();
    }

    /** Options that set nothing: the spec's {@link Training} decides alone. */
    public static TrainingOptions unset() {
        return UNSET;
    }

    /**
     * These options, completed.
     *
     * @param defaults where unset values come from
     */
    public TrainingOptions orElse(TrainingOptions defaults) {
        Builder b = new Builder();
        b.epochs = epochs != null ? epochs : defaults.epochs;
        b.batchSize = batchSize != null ? batchSize : defaults.batchSize;
        b.learningRate = learningRate != null ? learningRate : defaults.learningRate;
        b.optimizer = optimizer != null ? optimizer : defaults.optimizer;
        b.shuffle = shuffle != null ? shuffle : defaults.shuffle;
        b.seed = seed != null ? seed : defaults.seed;
        b.sampleOrder = sampleOrder != null ? sampleOrder : defaults.sampleOrder;
        b.listener = listener != null ? listener : defaults.listener;
        b.threads = threads != null ? threads : defaults.threads;
        return b.build();
    }

    /** Number of passes over the training set, or null if unset. */
    public Integer epochs() {
        return epochs;
    }

    /** Samples of one update, 0 for the whole set, or null if unset. */
    public Integer batchSize() {
        return batchSize;
    }

    /** Factor of an update, or null if unset. */
    public Double learningRate() {
        return learningRate;
    }

    /** The update rule, or null if unset. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** Whether the samples are shuffled in every epoch, or null if unset. */
    public Boolean shuffle() {
        return shuffle;
    }

    /** Seed of the shuffling, or null if unset: then the network's own seed. */
    public Long seed() {
        return seed;
    }

    /** The order of the samples in an epoch, or null if unset. */
    public IntFunction<int[]> sampleOrder() {
        return sampleOrder;
    }

    /** Who watches, or null if unset. */
    public TrainingListener listener() {
        return listener;
    }

    /** Number of training threads, 0 for as many as pay, or null if unset. */
    public Integer threads() {
        return threads;
    }

    /** Collects the options that are to be set. */
    public static final class Builder {
        private Integer epochs;
        private Integer batchSize;
        private Double learningRate;
        private Optimizer optimizer;
        private Boolean shuffle;
        private Long seed;
        private IntFunction<int[]> sampleOrder;
        private TrainingListener listener;
        private Integer threads;

        private Builder() {}

        /**
         * Number of passes over the training set.
         *
         * @param epochs at least 1
         */
        public Builder epochs(int epochs) {
            require(epochs >= 1, "epochs must be at least 1, but is ", epochs);
            this.epochs = epochs;
            return this;
        }

        /**
         * Samples of one update; the last mini-batch of an epoch takes what is left.
         *
         * @param batchSize at least 1, or 0 for the whole set
         */
        public Builder batchSize(int batchSize) {
            require(batchSize >= 0, "batchSize must be at least 1, or 0 for the whole set, but is ", batchSize);
            this.batchSize = batchSize;
            return this;
        }

        /**
         * Factor of an update.
         *
         * @param learningRate finite, greater than 0
         */
        public Builder learningRate(double learningRate) {
            require(
                    learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                    "learningRate must be a finite number greater than 0, but is ",
                    learningRate);
            this.learningRate = learningRate;
            return this;
        }

        /**
         * The update rule.
         *
         * @param optimizer its settings
         */
        public Builder optimizer(Optimizer optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /**
         * The update rule with its usual settings.
         *
         * @param type which one, see {@link Optimizer#of}
         */
        public Builder optimizer(OptimizerType type) {
            return optimizer(Optimizer.of(type));
        }

        /**
         * Whether every epoch takes the samples in a new random order. A batch of the whole set is never shuffled.
         *
         * @param shuffle true to shuffle
         */
        public Builder shuffle(boolean shuffle) {
            this.shuffle = shuffle;
            return this;
        }

        /**
         * Seed of the shuffling; the same seed gives the same orders.
         *
         * @param seed any number
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Fixes the order of the samples, to reproduce the run of another framework; shuffling is then off.
         *
         * @param sampleOrder gives for epoch e (from 0) the permutation of 0 … samples − 1 in which they are taken
         */
        public Builder sampleOrder(IntFunction<int[]> sampleOrder) {
            this.sampleOrder = sampleOrder;
            return this;
        }

        /**
         * Who is told of every batch and epoch.
         *
         * @param listener called on the training thread
         */
        public Builder listener(TrainingListener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * Number of threads that share every mini-batch, the calling one included. The same seed and the same number of threads
         * give the same bits.
         *
         * @param threads at least 1, or 0 (as when unset) for as many as the processors, the batch and the network make worth while
         */
        public Builder threads(int threads) {
            require(threads >= 0, "threads must be at least 1, or 0 for as many as pay, but is ", threads);
            this.threads = threads;
            return this;
        }

        /** The options set so far. */
        public TrainingOptions build() {
            return new TrainingOptions(this);
        }

        private static void require(boolean ok, String text, Number value) {
            if (!ok) {
                throw new IllegalArgumentException(text + value);
            }
        }
    }
}
