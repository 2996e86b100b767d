package io.neurapt.network;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.internal.FloatBackward;
import io.neurapt.internal.FloatForward;
import io.neurapt.metrics.Evaluation;
import java.util.Arrays;
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
    /** Samples of a chunk outside training. */
    private static final int EVALUATED = 512;

    private final NetworkInfo info;
    private final TrainingOptions defaults;
    private final long seed;
    private final FloatParameters parameters;
    private final Object lock = new Object();
    private boolean training; // guarded by lock
    private volatile FloatForward forward;

    /**
     * Draws the first parameters.
     *
     * @param info layers and parameters
     * @param defaults training options, complete but for the seed
     * @param seed of the first parameters, and of shuffling where the training options name none
     */
    @SuppressWarnings("this-escape") // forward(…) of generated classes uses its argument only
    protected FloatNetwork(NetworkInfo info, TrainingOptions defaults, long seed) {
        this.info = info;
        this.defaults = defaults;
        this.seed = seed;
        parameters = new FloatParameters(this, info);
        forward = forward(FloatInitializer.draw(info, seed));
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
        if (info.outputs() == 1 && info.task() != Evaluation.Task.BINARY && !info.probabilities()) {
            throw new IllegalStateException(info.name() + " has a single output that is no probability; classes need a "
                    + "sigmoid unit or several outputs");
        }
    }

    private int classOf(float[] out, int offset) {
        if (info.outputs() == 1) {
            return out[offset] > info.threshold() ? 1 : 0;
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

    private TrainingResult train(FloatSamples samples, FloatSamples validation, TrainingOptions options) {
        synchronized (lock) {
            requireIdle();
            training = true;
        }
        try {
            TrainingOptions complete = defaults.orElse(TrainingOptions.builder().seed(seed).build());
            return new FloatTraining(this, options, complete).run(samples, validation);
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
        return evaluation(values(), FloatSamples.of(x, y));
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

    final Evaluation evaluation(float[] p, FloatSamples samples) {
        FloatBackward backward = evaluator(samples.count());
        backward.load(samples.x(), samples.y(), null, 0, samples.count());
        return evaluation(p, samples, backward.cost(p));
    }

    final Evaluation evaluation(float[] p, FloatSamples samples, double cost) {
        float[] out = new float[info.outputs() * samples.count()];
        forward(Arrays.copyOf(p, info.parameters())).predictBatch(samples.x(), out, samples.count());
        double[][] predictions = FloatSamples.rows(out, info.outputs());
        return new Evaluation(info.task(), info.threshold(), cost, predictions, samples.labels());
    }

    /** The class of every sample by its label, or null where labels are no classes. */
    final int[] classes(FloatSamples samples) {
        double[][] labels = samples.labels();
        boolean classes = info.task() == Evaluation.Task.CLASSES || info.task() == Evaluation.Task.BINARY;
        return classes ? new Evaluation(info.task(), info.threshold(), Double.NaN, labels, labels).actual() : null;
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
        return FloatGradientCheck.run(backward, p, g, info.trained(), x, y);
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
        return FloatChecks.columns("y", y, info.labelRows());
    }

    private FloatBackward loaded(FloatMatrix x, FloatMatrix y) {
        FloatChecks.features(info, x);
        FloatChecks.labels(info, x, y);
        FloatBackward backward = evaluator(x.columns);
        backward.load(x.data, y.data, null, 0, x.columns);
        return backward;
    }

    /** A copy of the parameters in use. */
    final float[] copy() {
        return Arrays.copyOf(values(), info.parameters());
    }

    /** The parameters in use, for reading only; the array may be longer. */
    final float[] values() {
        return forward.parameters();
    }

    /** Lets predictions use a copy of these parameters. */
    final void publish(float[] values) {
        forward = forward(values);
    }

    /** Replaces the parameters from an offset on. */
    final void replace(int offset, float[] part) {
        synchronized (lock) {
            requireIdle();
            float[] values = copy();
            System.arraycopy(part, 0, values, offset, part.length);
            publish(values);
        }
    }

    private void requireIdle() {
        if (training) {
            throw new IllegalStateException(info.name() + " is being trained; wait until train() has returned");
        }
    }
}
