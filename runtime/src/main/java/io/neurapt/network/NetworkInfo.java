package io.neurapt.network;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Scaling;
import io.neurapt.metrics.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What a generated network knows about itself: layers, parameters, loss. Built once per generated class. */
public final class NetworkInfo {
    private final String name;
    private final int inputs;
    private final int outputs;
    private final Loss loss;
    private final boolean probabilities;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private List<String> featureNames = List.of();
    private List<String> classNames = List.of();
    private Scaling scaling = Scaling.NONE;
    private int parameters;

    /**
     * A layer.
     *
     * @param name the layer's name
     * @param kind such as {@code Dense}
     * @param output its output's shape for one sample
     * @param activation what its output goes through last
     * @param settings its numbers by the names that they have in its annotation, such as {@code rate}; of the
     *     activation's own numbers {@code slope} of a leaky ReLU, and {@code alpha} of an ELU where it is not 1
     * @param kernels how its code computes: for single samples and for batches
     * @param parameters number of its parameters
     */
    public record Layer(
            String name,
            String kind,
            String output,
            Activation activation,
            Map<String, Double> settings,
            String kernels,
            int parameters) {
        /** One of the settings; {@code otherwise} if it is not among them. */
        public double setting(String setting, double otherwise) {
            return settings.getOrDefault(setting, otherwise);
        }

        /** The activation in lower case, with its number if it has one; {@code -} if there is nothing to say. */
        public String activationText() {
            String text = activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return switch (activation) {
                case IDENTITY -> kind.equals("Dense") ? text : "-";
                case LEAKY_RELU -> text + " " + settings.get("slope");
                case ELU -> settings.containsKey("alpha") ? text + " " + settings.get("alpha") : text;
                default -> text;
            };
        }

        private Layer with(String setting, double value) {
            Map<String, Double> more = new LinkedHashMap<>(settings);
            more.put(setting, value);
            return new Layer(name, kind, output, activation, Collections.unmodifiableMap(more), kernels, parameters);
        }

        private Layer with(Tensor tensor) {
            return new Layer(name, kind, output, activation, settings, kernels, parameters + tensor.length());
        }
    }

    /**
     * A parameter matrix.
     *
     * @param name {@code layer.weight} or {@code layer.bias}
     * @param offset where it starts in the flat array
     * @param rows units
     * @param columns inputs, 1 for a bias
     * @param initializer how it starts, never {@link Initializer#AUTO}
     * @param standardDeviation for {@link Initializer#NORMAL}
     * @param start added to what the initialiser gives
     * @param trained whether it has a gradient; moving averages have none
     */
    public record Tensor(
            String name,
            int offset,
            int rows,
            int columns,
            Initializer initializer,
            double standardDeviation,
            double start,
            boolean trained) {
        /** Number of elements. */
        public int length() {
            return rows * columns;
        }

        /** Whether penalties and weight decay act on it. */
        public boolean isWeight() {
            return name.endsWith(".weight");
        }

        /** Whether they do so where biases are included. */
        public boolean isBias() {
            return name.endsWith(".bias");
        }
    }

    /**
     * Starts without layers.
     *
     * @param name of the network, for messages and tables
     * @param inputs features of a sample
     * @param outputs units of the last layer
     * @param loss what training minimises, never {@link Loss#AUTO}
     * @param probabilities whether the output are probabilities (sigmoid or softmax)
     */
    public NetworkInfo(String name, int inputs, int outputs, Loss loss, boolean probabilities) {
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
        this.loss = loss.requireChosen();
        this.probabilities = probabilities;
    }

    /** Appends a layer. The settings and tensors that follow belong to it. */
    public NetworkInfo layer(String name, String kind, String output, Activation activation, String kernels) {
        layers.add(new Layer(name, kind, output, activation, Map.of(), kernels, 0));
        return this;
    }

    /** Adds a number to the last layer; see {@link Layer#settings}. */
    public NetworkInfo setting(String name, double value) {
        layers.add(layers.remove(layers.size() - 1).with(name, value));
        return this;
    }

    /** As {@link #tensor(String, int, int, Initializer, double)}, for initialisers that take no standard deviation. */
    public NetworkInfo tensor(String name, int rows, int columns, Initializer initializer) {
        return tensor(name, rows, columns, initializer, 0);
    }

    /** Appends a parameter matrix of the last layer, behind all others in the flat array. */
    public NetworkInfo tensor(
            String name, int rows, int columns, Initializer initializer, double standardDeviation) {
        return tensor(new Tensor(name, parameters, rows, columns, initializer, standardDeviation, 0, true));
    }

    /** Appends a parameter matrix of the last layer that starts with the same number everywhere. */
    public NetworkInfo constant(String name, int rows, int columns, double start) {
        return tensor(new Tensor(name, parameters, rows, columns, Initializer.ZEROS, 0, start, true));
    }

    /** As {@link #constant}, for what a layer keeps besides its trained parameters. */
    public NetworkInfo state(String name, int rows, int columns, double start) {
        return tensor(new Tensor(name, parameters, rows, columns, Initializer.ZEROS, 0, start, false));
    }

    private NetworkInfo tensor(Tensor tensor) {
        tensors.add(tensor);
        parameters += tensor.length();
        layers.add(layers.remove(layers.size() - 1).with(tensor));
        return this;
    }

    /** Names the features, as many as there are inputs. */
    public NetworkInfo features(String... names) {
        featureNames = List.of(names);
        return this;
    }

    /** Names the classes, or the outputs of a regression. */
    public NetworkInfo classes(String... names) {
        classNames = List.of(names);
        return this;
    }

    /** Sets how features are scaled. */
    public NetworkInfo scaling(Scaling scaling) {
        this.scaling = scaling;
        return this;
    }

    /** The network's name. */
    public String name() {
        return name;
    }

    /** Features of a sample. */
    public int inputs() {
        return inputs;
    }

    /** Units of the last layer. */
    public int outputs() {
        return outputs;
    }

    /** What training minimises. */
    public Loss loss() {
        return loss;
    }

    /** Whether the outputs are probabilities. */
    public boolean probabilities() {
        return probabilities;
    }

    /** Whether the outputs are logarithms of probabilities (log-softmax). */
    public boolean logProbabilities() {
        return loss.isCategorical() && !probabilities;
    }

    /** What the outputs mean, to metrics. */
    public Evaluation.Task task() {
        return switch (loss) {
            case CATEGORICAL_CROSS_ENTROPY, SPARSE_CATEGORICAL_CROSS_ENTROPY -> Evaluation.Task.CLASSES;
            case BINARY_CROSS_ENTROPY, HINGE -> outputs == 1 ? Evaluation.Task.BINARY : Evaluation.Task.MULTI_LABEL;
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> Evaluation.Task.REGRESSION;
            case AUTO -> throw new AssertionError("refused by the constructor");
        };
    }

    /** What a single output, or the output for a property, must be above to mean yes. */
    public double threshold() {
        return loss == Loss.HINGE ? 0 : 0.5;
    }

    /** Numbers of a label: as many as outputs, or 1 where it is the number of a class. */
    public int labelRows() {
        return loss.labelRows(outputs);
    }

    /** What a file of a training run says of the network: enough to refuse that of another. */
    public String signature(String type) {
        StringBuilder text = new StringBuilder(name + ", " + type + ", " + loss);
        for (Tensor tensor : tensors) {
            text.append(", ").append(tensor.name).append(' ').append(tensor.rows).append(" × ").append(tensor.columns);
        }
        return text.toString();
    }

    /** Names of the features; empty if they have none. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Names of the classes, or of the outputs of a regression; empty if they have none. */
    public List<String> classNames() {
        return classNames;
    }

    /** How features are scaled. */
    public Scaling scaling() {
        return scaling;
    }

    /** The layers, first to last. */
    public List<Layer> layers() {
        return Collections.unmodifiableList(layers);
    }

    /** The parameter matrices in the order of the flat array. */
    public List<Tensor> tensors() {
        return Collections.unmodifiableList(tensors);
    }

    /** The parameter matrices of a layer. */
    public List<Tensor> tensors(Layer layer) {
        return tensors.stream().filter(tensor -> tensor.name.startsWith(layer.name + ".")).toList();
    }

    /** Whether a layer draws random numbers in training. */
    public boolean isRandom() {
        return layers.stream().anyMatch(layer -> layer.kind.equals("Dropout"));
    }

    /** Indices of the trained parameters in the flat array. */
    int[] trained() {
        return tensors.stream()
                .filter(Tensor::trained)
                .flatMapToInt(tensor -> IntStream.range(tensor.offset, tensor.offset + tensor.length()))
                .toArray();
    }

    /** Number of parameters. */
    public int parameters() {
        return parameters;
    }

    /**
     * The parameter matrix of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names there are
     */
    public Tensor tensor(String name) {
        for (Tensor tensor : tensors) {
            if (tensor.name.equals(name)) {
                return tensor;
            }
        }
        throw new IllegalArgumentException(this.name + " has no parameter '" + name + "'; it has " + names());
    }

    /** The names of the parameter matrices in the order of the flat array. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Tensor tensor : tensors) {
            names.add(tensor.name);
        }
        return names;
    }
}
