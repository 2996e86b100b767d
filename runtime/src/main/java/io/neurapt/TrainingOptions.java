package io.neurapt;

import io.neurapt.metrics.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The hyper-parameters of one training run. What is left unset comes from the spec's {@link Training}. Every setter of the
 * {@link Builder} rejects a value out of range with an {@link IllegalArgumentException}. Immutable.
 */
public final class TrainingOptions {
    private static final TrainingOptions UNSET = builder().build();

    private enum Key {
        EPOCHS, BATCH_SIZE, LEARNING_RATE, SCHEDULE, OPTIMIZER, L1, L2, WEIGHT_DECAY, REGULARIZE_BIASES, CLIP_NORM, CLIP_VALUE,
        SHUFFLE, SEED, SAMPLE_ORDER, THREADS, VALIDATION_SPLIT, STRATIFY, METRICS, EARLY_STOPPING, TIME_LIMIT, CANCELLATION,
        CHECKPOINT, RESUME, LISTENERS, LABEL_SMOOTHING, CLASS_WEIGHTS, SAMPLE_WEIGHTS
    }

    /** Not an EnumMap, which takes the constants by reflection: a third of the time to a process' first prediction. */
    private final Map<Key, Object> values;

    private TrainingOptions(Map<Key, Object> values) {
        this.values = new HashMap<>(values);
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
        TrainingOptions completed = new TrainingOptions(defaults.values);
        completed.values.putAll(values);
        return completed;
    }

    @SuppressWarnings("unchecked") // every key is set by one method of the builder and read by one of the methods below
    private <T> T get(Key key, T otherwise) {
        Object value = values.get(key);
        return value == null ? otherwise : (T) value;
    }

    /** Number of passes over the training set, or null if unset. */
    public Integer epochs() {
        return get(Key.EPOCHS, null);
    }

    /** Samples of one update, 0 for the whole set, or null if unset. */
    public Integer batchSize() {
        return get(Key.BATCH_SIZE, null);
    }

    /** Factor of an update, or null if unset. */
    public Double learningRate() {
        return get(Key.LEARNING_RATE, null);
    }

    /** The course of the learning rate, constant if unset. */
    public Schedule schedule() {
        return get(Key.SCHEDULE, Schedule.constant());
    }

    /** The update rule, or null if unset. */
    public Optimizer optimizer() {
        return get(Key.OPTIMIZER, null);
    }

    /** λ of the L1 penalty, 0 if unset. */
    public double l1() {
        return get(Key.L1, 0.0);
    }

    /** λ of the L2 penalty, 0 if unset. */
    public double l2() {
        return get(Key.L2, 0.0);
    }

    /** λ of decoupled weight decay; if unset, that of the optimiser. */
    public double weightDecay() {
        return get(Key.WEIGHT_DECAY, optimizer() == null ? 0.0 : optimizer().ownWeightDecay());
    }

    /** Whether penalties and decay apply to biases, too; false if unset. */
    public boolean regularizeBiases() {
        return get(Key.REGULARIZE_BIASES, false);
    }

    /** Largest norm of the gradient, infinite if unset. */
    public double clipNorm() {
        return get(Key.CLIP_NORM, Double.POSITIVE_INFINITY);
    }

    /** Largest size of a derivative, infinite if unset. */
    public double clipValue() {
        return get(Key.CLIP_VALUE, Double.POSITIVE_INFINITY);
    }

    /** ε of label smoothing, 0 if unset. */
    public double labelSmoothing() {
        return get(Key.LABEL_SMOOTHING, 0.0);
    }

    /** How much the losses of each class count, or null if unset: all the same. */
    public double[] classWeights() {
        double[] weights = get(Key.CLASS_WEIGHTS, null);
        return weights == null ? null : weights.clone();
    }

    /** How much the loss of each sample counts, or null if unset: all the same. */
    public double[] sampleWeights() {
        double[] weights = get(Key.SAMPLE_WEIGHTS, null);
        return weights == null ? null : weights.clone();
    }

    /** Whether the samples are shuffled in every epoch, or null if unset. */
    public Boolean shuffle() {
        return get(Key.SHUFFLE, null);
    }

    /** Seed of all that is random, or null if unset: then the network's own seed. */
    public Long seed() {
        return get(Key.SEED, null);
    }

    /** The order of the samples in an epoch, or null if unset. */
    public IntFunction<int[]> sampleOrder() {
        return get(Key.SAMPLE_ORDER, null);
    }

    /** Number of training threads, 0 for as many as pay, or null if unset. */
    public Integer threads() {
        return get(Key.THREADS, null);
    }

    /** Share of the samples kept for validation, 0 if unset. */
    public double validationSplit() {
        return get(Key.VALIDATION_SPLIT, 0.0);
    }

    /** Whether a split takes the same share of every class, true if unset. */
    public boolean stratify() {
        return get(Key.STRATIFY, true);
    }

    /** What is measured after every epoch. */
    public List<Metric> metrics() {
        return get(Key.METRICS, List.of());
    }

    /** When to stop before the last epoch, or null if unset. */
    public EarlyStopping earlyStopping() {
        return get(Key.EARLY_STOPPING, null);
    }

    /** The longest that training may take, or null if unset. */
    public Duration timeLimit() {
        return get(Key.TIME_LIMIT, null);
    }

    /** Who can end the run, or null if unset. */
    public CancellationToken cancellation() {
        return get(Key.CANCELLATION, null);
    }

    /** Where the run saves itself, or null if unset. */
    public Checkpoint checkpoint() {
        return get(Key.CHECKPOINT, null);
    }

    /** The checkpoint from which the run goes on, or null if unset. */
    public Path resumeFrom() {
        return get(Key.RESUME, null);
    }

    /** Who watches. */
    public List<TrainingListener> listeners() {
        return get(Key.LISTENERS, List.of());
    }

    /** Collects the options that are to be set. */
    public static final class Builder {
        private final Map<Key, Object> values = new HashMap<>();

        private Builder() {}

        /**
         * Number of passes over the training set; L-BFGS makes one iteration per pass.
         *
         * @param epochs at least 1
         */
        public Builder epochs(int epochs) {
            require(epochs >= 1, "epochs must be at least 1, but is ", epochs);
            return set(Key.EPOCHS, epochs);
        }

        /**
         * Samples of one update; the last mini-batch of an epoch takes what is left.
         *
         * @param batchSize at least 1, or 0 for the whole set
         */
        public Builder batchSize(int batchSize) {
            require(batchSize >= 0, "batchSize must be at least 1, or 0 for the whole set, but is ", batchSize);
            return set(Key.BATCH_SIZE, batchSize);
        }

        /**
         * Factor of an update, before the schedule.
         *
         * @param learningRate finite, greater than 0
         */
        public Builder learningRate(double learningRate) {
            require(
                    learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
                    "learningRate must be a finite number greater than 0, but is ",
                    learningRate);
            return set(Key.LEARNING_RATE, learningRate);
        }

        /**
         * How the learning rate changes in the course of training.
         *
         * @param schedule gives a factor of the learning rate
         */
        public Builder schedule(Schedule schedule) {
            return set(Key.SCHEDULE, schedule);
        }

        /**
         * The update rule.
         *
         * @param optimizer its settings
         */
        public Builder optimizer(Optimizer optimizer) {
            return set(Key.OPTIMIZER, optimizer);
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
         * Adds λ·Σ|w| over the weights to the cost that training minimises and reports. Biases are exempt, see
         * {@link #regularizeBiases}.
         *
         * @param lambda finite, at least 0
         */
        public Builder l1(double lambda) {
            return set(Key.L1, atLeastZero("l1", lambda));
        }

        /**
         * Adds ½·λ·Σw² over the weights to the cost that training minimises and reports, and so λ·w to the gradient: what PyTorch
         * calls {@code weight_decay}; Keras has no ½. Biases are exempt, see {@link #regularizeBiases}.
         *
         * @param lambda finite, at least 0
         */
        public Builder l2(double lambda) {
            return set(Key.L2, atLeastZero("l2", lambda));
        }

        /**
         * Decoupled weight decay: w ← w − α·λ·w for the weights before every update, apart from gradient and cost. Biases are
         * exempt, see {@link #regularizeBiases}.
         *
         * @param lambda finite, at least 0
         */
        public Builder weightDecay(double lambda) {
            return set(Key.WEIGHT_DECAY, atLeastZero("weightDecay", lambda));
        }

        /**
         * Whether penalties and decay apply to biases, too.
         *
         * @param include true to include them; unset, they are exempt
         */
        public Builder regularizeBiases(boolean include) {
            return set(Key.REGULARIZE_BIASES, include);
        }

        /**
         * Scales the gradient down where its Euclidean norm over all parameters, penalties included, is larger; after
         * {@link #clipValue}.
         *
         * @param norm greater than 0
         */
        public Builder clipNorm(double norm) {
            require(norm > 0, "clipNorm must be greater than 0, but is ", norm);
            return set(Key.CLIP_NORM, norm);
        }

        /**
         * Limits every derivative to [−value, value].
         *
         * @param value greater than 0
         */
        public Builder clipValue(double value) {
            require(value > 0, "clipValue must be greater than 0, but is ", value);
            return set(Key.CLIP_VALUE, value);
        }

        /**
         * Trains with softer labels: y·(1 − ε) + ε/n for n classes, with n = 2 for a single probability. Validation keeps the labels as
         * they are.
         *
         * @param epsilon in [0, 1); cross-entropies only
         */
        public Builder labelSmoothing(double epsilon) {
            require(epsilon >= 0 && epsilon < 1, "labelSmoothing must be at least 0 and less than 1, but is ", epsilon);
            return set(Key.LABEL_SMOOTHING, epsilon);
        }

        /**
         * Weights the loss of every training sample by its class; the cost stays the sum divided by the number of samples.
         *
         * @param weights one per class, finite and at least 0; two, for 0 and 1, where there is a single output
         */
        public Builder classWeights(double... weights) {
            return set(Key.CLASS_WEIGHTS, checked("classWeights", weights));
        }

        /**
         * Weights the loss of every training sample; the cost stays the sum divided by the number of samples.
         *
         * @param weights one per sample, finite and at least 0
         */
        public Builder sampleWeights(double... weights) {
            return set(Key.SAMPLE_WEIGHTS, checked("sampleWeights", weights));
        }

        private static double[] checked(String name, double[] weights) {
            for (int i = 0; i < weights.length; i++) {
                atLeastZero(name + "[" + i + "]", weights[i]);
            }
            return weights.clone();
        }

        /**
         * Whether every epoch takes the samples in a new random order. A batch of the whole set is never shuffled.
         *
         * @param shuffle true to shuffle
         */
        public Builder shuffle(boolean shuffle) {
            return set(Key.SHUFFLE, shuffle);
        }

        /**
         * Seed of shuffling, of the validation split and of dropout; the same seed gives the same run.
         *
         * @param seed any number
         */
        public Builder seed(long seed) {
            return set(Key.SEED, seed);
        }

        /**
         * Fixes the order of the samples, to reproduce the run of another framework; shuffling is then off.
         *
         * @param sampleOrder gives for epoch e (from 0) the permutation of 0 … samples − 1 in which they are taken
         */
        public Builder sampleOrder(IntFunction<int[]> sampleOrder) {
            return set(Key.SAMPLE_ORDER, sampleOrder);
        }

        /**
         * Number of threads that share every mini-batch, the calling one included. The same seed and the same number of threads
         * give the same bits.
         *
         * @param threads at least 1, or 0 (as when unset) for as many as the processors, the batch and the network make worth while
         */
        public Builder threads(int threads) {
            require(threads >= 0, "threads must be at least 1, or 0 for as many as pay, but is ", threads);
            return set(Key.THREADS, threads);
        }

        /**
         * Keeps a random share of the samples, which the seed decides, out of training, to validate with after every epoch.
         *
         * @param share greater than 0, less than 1
         */
        public Builder validationSplit(double share) {
            require(share > 0 && share < 1, "validationSplit must be greater than 0 and less than 1, but is ", share);
            return set(Key.VALIDATION_SPLIT, share);
        }

        /**
         * Whether a split takes the same share of every class, where the labels are classes.
         *
         * @param stratify true to do so, as when unset
         */
        public Builder stratify(boolean stratify) {
            return set(Key.STRATIFY, stratify);
        }

        /**
         * What is measured after every epoch: on the validation set, or on the training set where there is none.
         *
         * @param metrics replace those set before
         */
        public Builder metrics(Metric... metrics) {
            return set(Key.METRICS, List.of(metrics));
        }

        /**
         * Ends training when the validation set stops getting better, and leaves the parameters of the best epoch.
         *
         * @param earlyStopping what is watched, and for how long
         */
        public Builder earlyStopping(EarlyStopping earlyStopping) {
            return set(Key.EARLY_STOPPING, earlyStopping);
        }

        /**
         * Ends training after some time, before the next mini-batch; the network keeps what was learnt.
         *
         * @param limit greater than 0
         */
        public Builder timeLimit(Duration limit) {
            require(!limit.isNegative() && !limit.isZero(), "timeLimit must be greater than 0, but is ", limit);
            return set(Key.TIME_LIMIT, limit);
        }

        /**
         * Lets another thread end training.
         *
         * @param token through which it does
         */
        public Builder cancellation(CancellationToken token) {
            return set(Key.CANCELLATION, token);
        }

        /**
         * Saves the run to a file every so many epochs, and when it ends other than by an exception.
         *
         * @param checkpoint where and how often
         */
        public Builder checkpoint(Checkpoint checkpoint) {
            return set(Key.CHECKPOINT, checkpoint);
        }

        /**
         * Goes on from a checkpoint: with the same data and the same other options, to the same bits as the uninterrupted run. Seed
         * and number of threads come from the checkpoint where they are unset.
         *
         * @param checkpoint a file that a run of the same network wrote
         */
        public Builder resumeFrom(Path checkpoint) {
            return set(Key.RESUME, checkpoint);
        }

        /**
         * Who is told of every batch and epoch, next to those added before.
         *
         * @param listener called on the training thread
         */
        public Builder listener(TrainingListener listener) {
            List<TrainingListener> all = new ArrayList<>(build().listeners());
            all.add(listener);
            return set(Key.LISTENERS, List.copyOf(all));
        }

        /** The options set so far. */
        public TrainingOptions build() {
            return new TrainingOptions(values);
        }

        private Builder set(Key key, Object value) {
            values.put(key, java.util.Objects.requireNonNull(value));
            return this;
        }

        private static double atLeastZero(String name, double value) {
            require(
                    value >= 0 && value < Double.POSITIVE_INFINITY,
                    name + " must be a finite number of at least 0, but is ",
                    value);
            return value;
        }

        private static void require(boolean ok, String text, Object value) {
            if (!ok) {
                throw new IllegalArgumentException(text + value);
            }
        }
    }
}
