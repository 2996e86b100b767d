package io.neurapt.network;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatDataset;
import io.neurapt.data.FloatSource;
import io.neurapt.data.Scaler;
import io.neurapt.internal.FloatBackward;
import io.neurapt.internal.FloatForward;
import io.neurapt.internal.FloatScaledForward;
import io.neurapt.kernel.Advice;
import io.neurapt.train.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
public abstract class FloatNetwork {
    private final NetworkInfo info;
    private final TrainingOptions defaults;
    private final long seed;
    private final FloatParameters parameters;
    private final Object lock = new Object();
    private boolean training; // guarded by lock
    private volatile FloatForward forward;
    private volatile String trainingSummary;

    /**
     * Starts from a state.
     *
     * @param info layers and parameters
     * @param defaults training options, complete but for the seed
     * @param state the first parameters; its seed is that of shuffling where the training options name none
     */
    @SuppressWarnings("this-escape") // forward(…) of generated classes uses its argument only
    protected FloatNetwork(NetworkInfo info, TrainingOptions defaults, FloatState state) {
        this.info = info;
        this.defaults = defaults;
        seed = state.seed();
        parameters = new FloatParameters(this, info);
        trainingSummary = state.training();
        publish(state.parameters(), state.scaler());
    }

    /** A snapshot of the parameters that predicts. */
    protected abstract FloatForward forward(float[] parameters);

    /** A training workspace for batches of up to so many samples. */
    protected abstract FloatBackward backward(int samples);

    /** A seed that nobody chose. */
    protected static long randomSeed() {
        return new Random().nextLong();
    }

    /**
     * The outputs for every sample.
     *
     * @param x features × samples
     * @return outputs × samples
     */
    public final FloatMatrix predict(FloatMatrix x) {
        FloatChecks.features(info, x);
        FloatMatrix out = new FloatMatrix(info.outputs(), x.columns);
        forward.predictBatch(x.data, out.data, x.columns);
        return out;
    }

    /**
     * The outputs for every sample.
     *
     * @param x one row per sample
     * @return one row per sample
     */
    public final float[][] predict(float[][] x) {
        return x.length == 0 ? new float[0][] : FloatChecks.rows(predict(FloatChecks.columns("x", x, info.inputs())));
    }

    /**
     * The output for one sample.
     *
     * @param x its features
     * @return as many values as the last layer has units
     */
    public final float[] predict(float... x) {
        float[] out = new float[info.outputs()];
        predict(x, out);
        return out;
    }

    /**
     * The output for one sample, without any allocation.
     *
     * @param x its features
     * @param out receives as many values as the last layer has units; its length must be that number
     */
    public final void predict(float[] x, float[] out) {
        FloatChecks.sample(info, x);
        if (out.length != info.outputs()) {
            throw new IllegalArgumentException(
                    info.name() + " has " + info.outputs() + " outputs, but the array for them has " + out.length);
        }
        forward.predict(x, 0, out, 0);
    }

    /**
     * The class of one sample: the unit with the largest output, the first of equals; for a single sigmoid unit 1 if its
     * probability is greater than ½, else 0.
     *
     * @param x its features
     * @throws IllegalStateException if the network has a single output that is no probability
     */
    public final int predictClass(float... x) {
        requireClasses();
        return classOf(predict(x), 0);
    }

    /**
     * The class of every sample, as {@link #predictClass}.
     *
     * @param x features × samples
     */
    public final int[] predictClasses(FloatMatrix x) {
        requireClasses();
        FloatMatrix out = predict(x);
        int[] classes = new int[x.columns];
        for (int s = 0; s < classes.length; s++) {
            classes[s] = classOf(out.data, s * out.rows);
        }
        return classes;
    }

    private void requireClasses() {
        if (info.outputs() == 1 && !info.probabilities()) {
            throw new IllegalStateException(info.name() + " has a single output that is no probability; classes need a "
                    + "sigmoid unit or several outputs");
        }
    }

    private int classOf(float[] out, int offset) {
        if (info.outputs() == 1) {
            return out[offset] > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < info.outputs(); i++) {
            if (out[offset + i] > out[offset + best]) {
                best = i;
            }
        }
        return best;
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
        return run(x.columns, options, (complete, batch, workers) -> FloatRun.on(this, info, x, y, complete, batch, workers));
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
            return train(data.x(), data.labels(info.outputs()), options);
        }
        FloatChecks.source(info, source, options.orElse(defaults));
        return run(
                source.samples(),
                options,
                (complete, batch, workers) -> FloatRun.on(this, info, source, complete, batch, workers));
    }

    /** As {@link #train(FloatSource, TrainingOptions)}, with the hyper-parameters of the spec. */
    public final TrainingResult train(FloatSource source) {
        return train(source, TrainingOptions.unset());
    }

    private TrainingResult run(int samples, TrainingOptions options, FloatRun run) {
        TrainingOptions complete = options.orElse(defaults)
                .orElse(TrainingOptions.builder().seed(seed).threads(0).build());
        int batch = complete.batchSize() == 0 ? samples : Math.min(complete.batchSize(), samples);
        synchronized (lock) {
            requireIdle();
            training = true;
        }
        Advice.log();
        try (Workers workers = new Workers(Workers.worthwhile(complete.threads(), info.parameters(), batch))) {
            TrainingResult result = run.train(complete, batch, workers);
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
        return FloatGradientCheck.run(backward, p, g, scaled(x), y);
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
        return parameters;
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
        FloatForward snapshot = forward;
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

    /** What features go through before the first layer, or null: fitted by the first training if the spec has a scaling. */
    public final Scaler scaler() {
        return forward.scaler();
    }

    /** One line on the last training run, that of a loaded network included; empty if there was none. */
    public final String trainingSummary() {
        return trainingSummary;
    }

    /** Names of the features, empty if they have none. */
    public final List<String> featureNames() {
        return info.featureNames();
    }

    /** Names of the classes, or of the outputs of a regression; empty if they have none. */
    public final List<String> classNames() {
        return info.classNames();
    }

    /** A table of the layers: output, activation, number of parameters, kernels. */
    public final String summary() {
        return Summary.of(info, "float", Float.BYTES);
    }

    /** The name of the network. */
    @Override
    public final String toString() {
        return info.name();
    }

    private FloatMatrix featureMatrix(float[][] x) {
        return FloatChecks.columns("x", x, info.inputs());
    }

    private FloatMatrix labelMatrix(float[][] y) {
        return FloatChecks.columns("y", y, info.outputs());
    }

    private FloatBackward loaded(FloatMatrix x, FloatMatrix y) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        FloatBackward backward = backward(x.columns);
        backward.load(scaled(x).data, y.data, null, 0, x.columns);
        return backward;
    }

    private FloatMatrix scaled(FloatMatrix x) {
        Scaler scaler = scaler();
        return scaler == null ? x : scaler.apply(x);
    }

    /** A copy of the parameters in use. */
    final float[] copy() {
        return Arrays.copyOf(values(), info.parameters());
    }

    /** The parameters in use, for reading only; the array may be longer. */
    final float[] values() {
        return forward.parameters();
    }

    /** Lets predictions use a copy of these parameters, and scale features if there is a scaler. */
    final void publish(float[] values, Scaler scaler) {
        FloatForward plain = forward(values);
        forward = scaler == null ? plain : new FloatScaledForward(plain, scaler, info.inputs());
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
