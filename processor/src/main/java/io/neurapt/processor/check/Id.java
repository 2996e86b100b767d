package io.neurapt.processor.check;

import java.util.Locale;
import javax.tools.Diagnostic;

/** What can be wrong, or unwise. Names are stable: people search for them. docs/diagnostics.md has an example and the fix of each. */
public enum Id {
    /** An annotation without a network, or several networks on a type. */
    NETWORK,
    /** A type that cannot be a spec. */
    SPEC,
    /** No layer. */
    LAYERS,
    /** Both forms of a spec in one. */
    FORM,
    /** A method that cannot declare a layer. */
    METHOD,
    /** A name that generated code cannot use. */
    NAME,
    /** A name that somebody else uses already. */
    CLASH,
    /** Too few features. */
    INPUTS,
    /** Too few units. */
    UNITS,
    /** More than fits into an array. */
    SIZE,
    /** A last layer that is not dense. */
    LAST,
    /** Softmax, or its logarithm, where it does not belong. */
    SOFTMAX,
    /** Loss and output activation do not belong together. */
    LOSS,
    /** Weights that would stay equal for ever. */
    ZEROS,
    /** A layer's setting out of its range. */
    RANGE,
    /** A hyper-parameter out of its range. */
    TRAINING,
    /** A processor option that does not exist, or with a wrong value. */
    OPTION,
    /** An {@code input} that is no record, or one that cannot be used. */
    INPUT,
    /** A component of a record that is no feature. */
    FEATURE,
    /** An {@code output} that is nothing to answer, or that does not fit the output layer. */
    OUTPUT,
    /** Weights that cannot be put into the program. */
    WEIGHTS,
    /** A model that cannot be imported, or that does not go with the rest of the spec. */
    ONNX,
    /** A generated file that cannot be written. */
    WRITE,
    /** A report that cannot be written. */
    REPORT,

    /** A hidden layer without an activation. */
    HIDDEN_IDENTITY(Diagnostic.Kind.WARNING),
    /** Sigmoid in a hidden layer. */
    HIDDEN_SIGMOID(Diagnostic.Kind.WARNING),
    /** Initial weights that put an activation where it is flat. */
    SATURATION(Diagnostic.Kind.WARNING),
    /** An initialiser made for the other family of activations. */
    INITIALIZER(Diagnostic.Kind.WARNING),
    /** A hidden layer of one unit. */
    BOTTLENECK(Diagnostic.Kind.WARNING),
    /** Far more parameters than samples. */
    CAPACITY(Diagnostic.Kind.WARNING);

    private final Diagnostic.Kind kind;

    Id() {
        this(Diagnostic.Kind.ERROR);
    }

    Id(Diagnostic.Kind kind) {
        this.kind = kind;
    }

    /** Error or warning. */
    public Diagnostic.Kind kind() {
        return kind;
    }

    /** Whether code is generated in spite of it. */
    public boolean isWarning() {
        return kind == Diagnostic.Kind.WARNING;
    }

    /** What {@code @SuppressWarnings} takes for a warning: {@code neurapt:hidden-sigmoid}. */
    public String suppression() {
        return "neurapt:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As messages begin: {@code NEURAPT-HIDDEN-SIGMOID}. */
    @Override
    public String toString() {
        return "NEURAPT-" + name().replace('_', '-');
    }
}
