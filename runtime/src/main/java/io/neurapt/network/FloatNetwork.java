package io.neurapt.network;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatDataset;
import io.neurapt.data.FloatSource;
import io.neurapt.data.Scaler;
import io.neurapt.internal.FloatBackward;
import io.neurapt.internal.FloatForward;
import io.neurapt.metrics.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.jblas.FloatMatrix;

/**
 * A network of fixed shape; every generated network extends this class or its counterpart in the other precision.
 *
 * <p>Matrices hold one sample per <b>column</b>: x is features × samples, y and predictions are outputs × samples. The
 * overloads that take {@code float[][]} hold one sample per <b>row</b> of the array.
 *
 * <p>Predictions are safe from any number of threads, also while another thread trains: they use one complete set of
 * parameters, replaced as a whole when training ends, after every epoch that a listener watches, and when a parameter is
 * set. A wrong argument raises an {@link IllegalArgumentException} and changes nothing.
 */
public abstract class FloatNetwork extends FloatPredictor {
    /** Samples of a chunk outside training. */
    private static final int EVALUATED = 512;

    private final NetworkInfo info;
    private final long seed;
    private final Object lock = new Object();
    private boolean training; // guarded by lock
    private volatile String trainingSummary;

    /**
     * Starts from a state.
     *
     * @param info layers and parameters
     * @param state the first parameters; its seed is that of shuffling where the training options name none
     */
    protected FloatNetwork(NetworkInfo info, FloatState state) {
        super(info, state);
        this.info = info;
        seed = state.seed();
        trainingSummary = state.training();
    }

    /** Training options that are complete but for the seed. */
    protected abstract TrainingOptions trainingDefaults();

    /** A training workspace for batches of up to so many samples. */
    protected abstract FloatBackward backward(int samples);

    /** A seed that nobody chose. */
    protected static long randomSeed() {
        return new Random().nextLong();
    }

    /**
     * Trains with the hyper-parameters of the spec.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     */
    public final TrainingResult train(FloatMatrix x, FloatMatrix y) {
        return train(x, y, TrainingOptions.unset());
    }

    /**
     * Trains. The network starts from its present parameters and has the new ones when this method returns.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     * @param options what they leave open comes from the spec
     * @throws io.neurapt.TrainingDivergedException if the cost stops being finite
     * @throws IllegalStateException if this network is being trained already
     */
    public final TrainingResult train(FloatMatrix x, FloatMatrix y, TrainingOptions options) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        return train(FloatSamples.of(x, y), null, options);
    }

    /**
     * Trains, with a validation set: its cost is measured after every epoch.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     * @param validationX features × samples
     * @param validationY labels, outputs × samples
     * @param options what they leave open comes from the spec
     * @throws io.neurapt.TrainingDivergedException if the cost stops being finite
     * @throws IllegalStateException if this network is being trained already
     */
    public final TrainingResult train(
            FloatMatrix x, FloatMatrix y, FloatMatrix validationX, FloatMatrix validationY, TrainingOptions options) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        FloatChecks.features(info, validationX);
        FloatChecks.labels(info, validationX, validationY);
        return train(FloatSamples.of(x, y), FloatSamples.of(validationX, validationY), options);
    }

    /**
     * Trains on samples that are read again in every epoch, batch by batch, so that they need not fit into memory. If the spec has
     * a scaling and there is no scaler yet, one pass over the source goes ahead to fit it. In the source's own order with
     * {@code shuffle(false)}, otherwise in as random an order as the source can give. A data set in memory goes the same way as
     * matrices.
     *
     * @param source features and labels
     * @param options what they leave open comes from the spec; together they must set a batch size
     * @throws java.io.UncheckedIOException if the source cannot be read; the network keeps the last complete epoch
     */
    public final TrainingResult train(FloatSource source, TrainingOptions options) {
        if (source instanceof FloatDataset data) {
            return train(data.x(), data.labels(info.labelRows()), options);
        }
        FloatChecks.source(info, source, options.orElse(trainingDefaults()));
        return train(options, run -> run.run(source));
    }

    /** As {@link #train(FloatSource, TrainingOptions)}, with the hyper-parameters of the spec. */
    public final TrainingResult train(FloatSource source) {
        return train(source, TrainingOptions.unset());
    }

    private TrainingResult train(FloatSamples samples, FloatSamples validation, TrainingOptions options) {
        return train(options, run -> run.run(samples, validation));
    }

    private TrainingResult train(TrainingOptions options, Function<FloatTraining, TrainingResult> run) {
        synchronized (lock) {
            requireIdle();
            training = true;
        }
        try {
            TrainingOptions complete = trainingDefaults().orElse(TrainingOptions.builder().seed(seed).build());
            TrainingResult result = run.apply(new FloatTraining(this, options, complete));
            trainingSummary = result.toString();
            return result;
        } finally {
            synchronized (lock) {
                training = false;
            }
        }
    }

    /**
     * Trains with the hyper-parameters of the spec.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     */
    public final TrainingResult train(float[][] x, float[][] y) {
        return train(x, y, TrainingOptions.unset());
    }

    /**
     * Trains, as {@link #train(FloatMatrix, FloatMatrix, TrainingOptions)}.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     * @param options what they leave open comes from the spec
     */
    public final TrainingResult train(float[][] x, float[][] y, TrainingOptions options) {
        return train(featureMatrix(x), labelMatrix(y), options);
    }

    /**
     * Trains, as {@link #train(FloatMatrix, FloatMatrix, FloatMatrix, FloatMatrix, TrainingOptions)}.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     * @param validationX one row of features per sample
     * @param validationY one row of labels per sample
     * @param options what they leave open comes from the spec
     */
    public final TrainingResult train(
            float[][] x, float[][] y, float[][] validationX, float[][] validationY, TrainingOptions options) {
        return train(featureMatrix(x), labelMatrix(y), featureMatrix(validationX), labelMatrix(validationY), options);
    }

    /**
     * Predictions next to their labels: cost, accuracy, confusion matrix and other metrics.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     */
    public final Evaluation evaluate(FloatMatrix x, FloatMatrix y) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        return FloatEvaluations.of(this, values(), FloatSamples.of(scaled(x), y));
    }

    /**
     * Predictions next to their labels, as {@link #evaluate(FloatMatrix, FloatMatrix)}.
     *
     * @param x features × samples
     * @param classes the class of every sample, from 0
     */
    public final Evaluation evaluate(FloatMatrix x, int[] classes) {
        return evaluate(x, FloatChecks.labels(info, classes));
    }

    /**
     * Trains with labels that are classes, as {@link #train(FloatMatrix, FloatMatrix, TrainingOptions)}.
     *
     * @param x features × samples
     * @param classes the class of every sample, from 0
     * @param options what they leave open comes from the spec
     */
    public final TrainingResult train(FloatMatrix x, int[] classes, TrainingOptions options) {
        return train(x, FloatChecks.labels(info, classes), options);
    }

    /**
     * Predictions next to their labels: cost, accuracy, confusion matrix and other metrics.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     */
    public final Evaluation evaluate(float[][] x, float[][] y) {
        return evaluate(featureMatrix(x), labelMatrix(y));
    }

    /** A workspace for passes outside training, where even layers that train on whole batches see samples one by one. */
    final FloatBackward evaluator(int samples) {
        return backward(Math.min(samples, EVALUATED));
    }

    final NetworkInfo info() {
        return info;
    }

    /**
     * The mean loss over the samples.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     */
    public final double cost(FloatMatrix x, FloatMatrix y) {
        return loaded(x, y).cost(values());
    }

    /**
     * The mean loss over the samples.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     */
    public final double cost(float[][] x, float[][] y) {
        return cost(featureMatrix(x), labelMatrix(y));
    }

    /**
     * The derivative of the cost by every parameter.
     *
     * @param x features × samples
     * @param y labels, outputs × samples
     */
    public final FloatTensors gradients(FloatMatrix x, FloatMatrix y) {
        float[] g = new float[info.parameters()];
        loaded(x, y).gradients(values(), g);
        return new FloatTensors(info, g);
    }

    /**
     * The derivative of the cost by every parameter.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     */
    public final FloatTensors gradients(float[][] x, float[][] y) {
        return gradients(featureMatrix(x), labelMatrix(y));
    }

    /**
     * Compares {@link #gradients} with central differences of the plain formulas, evaluated in double. The result is the
     * largest |g − n| / max(|g|, |n|, largest |n| / 100) over the parameters, g generated and n numeric. For correct code it
     * is rounding: some thousand units in the last place of the network's precision, more where gradients are sums of
     * large terms that nearly cancel, as at the end of training. Of more than 2000 parameters a fixed random
     * choice of 2000 is checked. Where a ReLU's input is exactly 0, there is no derivative to compare with.
     *
     * @param x features × samples; a few samples are enough
     * @param y labels, outputs × samples
     */
    public final double gradientCheck(FloatMatrix x, FloatMatrix y) {
        FloatBackward backward = loaded(x, y);
        float[] p = copy();
        float[] g = new float[p.length];
        backward.gradients(p, g);
        return FloatGradientCheck.run(backward, p, g, info.trained(), scaled(x), y);
    }

    /**
     * As {@link #gradientCheck(FloatMatrix, FloatMatrix)}.
     *
     * @param x one row of features per sample
     * @param y one row of labels per sample
     */
    public final double gradientCheck(float[][] x, float[][] y) {
        return gradientCheck(featureMatrix(x), labelMatrix(y));
    }

    /** The parameters by name: a live view. */
    public final FloatParameters parameters() {
        return new FloatParameters(this, info);
    }

    /**
     * Writes the parameters in use into a safetensors file, with the scaler and what else is known of the network; see the
     * guide for its content. While the network is being trained, they are those that predictions use. The file is written under
     * a temporary name and then moved: whatever happens, there is the whole new file or the whole old one.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public final void save(Path file) throws IOException {
        FloatForward snapshot = snapshot();
        float[] values = Arrays.copyOf(snapshot.parameters(), info.parameters());
        new FloatState(seed, values, snapshot.scaler(), trainingSummary).save(info, file);
    }

    /**
     * Replaces the parameters and the scaler by those of a file, at once: a prediction sees all of the old ones or all of the new ones.
     *
     * @param file as {@code load} takes it
     * @throws io.neurapt.io.ModelFileException if it is damaged, or made for another network; nothing is changed then
     * @throws IOException if it cannot be read; nothing is changed then
     * @throws IllegalStateException while the network is being trained
     */
    public final void reload(Path file) throws IOException {
        FloatState state = FloatState.load(info, file);
        synchronized (lock) {
            requireIdle();
            publish(state.parameters(), state.scaler());
            trainingSummary = state.training();
        }
    }

    /** One line on the last training run, that of a loaded network included; empty if there was none. */
    public final String trainingSummary() {
        return trainingSummary;
    }

    /** A table of the layers: output, activation, number of parameters, kernels. */
    public final String summary() {
        return Summary.of(info, "float", Float.BYTES);
    }

    private FloatMatrix featureMatrix(float[][] x) {
        return FloatChecks.columns("x", x, info.inputs());
    }

    private FloatMatrix labelMatrix(float[][] y) {
        return FloatChecks.columns("y", y, info.labelRows());
    }

    private FloatBackward loaded(FloatMatrix x, FloatMatrix y) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        FloatBackward backward = evaluator(x.columns);
        backward.load(scaled(x).data, y.data, null, 0, x.columns);
        return backward;
    }

    private FloatMatrix scaled(FloatMatrix x) {
        Scaler scaler = scaler();
        return scaler == null ? x : scaler.apply(x);
    }

    /** Replaces the parameters from an offset on. */
    final void replace(int offset, float[] part) {
        synchronized (lock) {
            requireIdle();
            float[] values = copy();
            System.arraycopy(part, 0, values, offset, part.length);
            publish(values, scaler());
        }
    }

    private void requireIdle() {
        if (training) {
            throw new IllegalStateException(info.name() + " is being trained; wait until train() has returned");
        }
    }
}
