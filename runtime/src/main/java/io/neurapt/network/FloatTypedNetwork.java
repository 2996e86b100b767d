package io.neurapt.network;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.CsvTable;
import io.neurapt.data.Example;
import io.neurapt.data.FloatRecords;
import io.neurapt.data.FloatSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * A network that takes records and answers in the terms of its user. What turns them into numbers and back is generated. Everything
 * that {@link FloatNetwork} can do with numbers it can do, too: the features are those of the record, in their order.
 *
 * @param <R> a row: the record of features
 * @param <L> the label: an enum, {@link Boolean}, {@link Double} or a record of numbers
 */
public abstract class FloatTypedNetwork<R, L> extends FloatNetwork {
    private final NetworkInfo info;

    /** As {@link FloatNetwork#FloatNetwork}. */
    protected FloatTypedNetwork(NetworkInfo info, FloatState state) {
        super(info, state);
        this.info = info;
    }

    /** Writes the features of a row. */
    protected abstract void encode(R row, float[] x, int offset);

    /** Writes a label as the outputs that it stands for. */
    protected abstract void encodeLabel(L label, float[] y, int offset);

    /** What outputs mean. */
    protected abstract L decode(float[] out);

    /**
     * Writes a constant of an enum as one feature per constant, of which one is 1.
     *
     * @param component for the message if there is none
     */
    protected static void oneHot(String component, Enum<?> value, int constants, float[] x, int offset) {
        if (value == null) {
            throw new IllegalArgumentException(component + " is null");
        }
        for (int i = 0; i < constants; i++) {
            x[offset + i] = value.ordinal() == i ? 1f : 0f;
        }
    }

    /**
     * The answer for one row. Any number of threads may ask.
     *
     * @param row its numbers must be finite, and finite as floats
     */
    public final L predict(R row) {
        return decode(outputs(row));
    }

    /** The answer for every row. */
    public final List<L> predict(List<R> rows) {
        List<L> answers = new ArrayList<>(rows.size());
        if (!rows.isEmpty()) {
            FloatMatrix out = predict(features(rows));
            for (int s = 0; s < out.columns; s++) {
                answers.add(decode(out.getColumn(s).data));
            }
        }
        return answers;
    }

    /** The outputs for one row, as numbers. */
    final float[] outputs(R row) {
        float[] x = new float[info.inputs()];
        encode(requireNotNull(row), x, 0);
        float[] out = new float[info.outputs()];
        predict(x, out);
        return out;
    }

    private static <T> T requireNotNull(T value) {
        if (value == null) {
            throw new IllegalArgumentException("it is null");
        }
        return value;
    }

    /** Features × samples, to be used with the methods that take numbers. */
    public final FloatMatrix features(List<R> rows) {
        FloatMatrix x = new FloatMatrix(info.inputs(), rows.size());
        for (int s = 0; s < x.columns; s++) {
            try {
                encode(requireNotNull(rows.get(s)), x.data, s * x.rows);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + s + ": " + e.getMessage(), e);
            }
        }
        return x;
    }

    /** Outputs × samples, to be used with the methods that take numbers. */
    public final FloatMatrix labels(List<L> labels) {
        FloatMatrix y = new FloatMatrix(info.outputs(), labels.size());
        for (int s = 0; s < y.columns; s++) {
            try {
                encodeLabel(requireNotNull(labels.get(s)), y.data, s * y.rows);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("label " + s + ": " + e.getMessage(), e);
            }
        }
        return y;
    }

    /** Trains with the hyper-parameters of the spec. */
    public final TrainingResult train(List<R> rows, List<L> labels) {
        return train(rows, labels, TrainingOptions.unset());
    }

    /**
     * Trains, as {@link #train(FloatMatrix, FloatMatrix, TrainingOptions)}.
     *
     * @param rows samples
     * @param labels as many
     * @param options what they leave open comes from the spec
     */
    public final TrainingResult train(List<R> rows, List<L> labels, TrainingOptions options) {
        if (rows.size() != labels.size()) {
            throw new IllegalArgumentException(
                    "there are " + rows.size() + " rows, but " + labels.size() + " labels; they must be equal");
        }
        return train(features(rows), labels(labels), options);
    }

    /** Trains with the hyper-parameters of the spec. */
    public final TrainingResult train(List<Example<R, L>> examples) {
        return train(examples, TrainingOptions.unset());
    }

    /** Trains, as {@link #train(List, List, TrainingOptions)}. */
    public final TrainingResult train(List<Example<R, L>> examples, TrainingOptions options) {
        return train(features(rows(examples)), labels(labelsOf(examples)), options);
    }

    /** The mean loss over the examples. */
    public final double cost(List<Example<R, L>> examples) {
        return cost(features(rows(examples)), labels(labelsOf(examples)));
    }

    private static <R> List<R> rows(List<? extends Example<R, ?>> examples) {
        List<R> rows = new ArrayList<>(examples.size());
        examples.forEach(example -> rows.add(example.row()));
        return rows;
    }

    private static <L> List<L> labelsOf(List<? extends Example<?, L>> examples) {
        List<L> labels = new ArrayList<>(examples.size());
        examples.forEach(example -> labels.add(example.label()));
        return labels;
    }

    /**
     * A table to train on line by line, however large; see {@link #train(FloatSource, TrainingOptions)}. It is read through once
     * here, so that an error in it is known before training.
     *
     * @param table the generated {@code csv()} of this network
     * @throws io.neurapt.data.DataFileException if a value is missing or wrong, with line and column
     */
    public final FloatSource source(CsvTable<R, L> table, Path file, CsvFormat format) throws IOException {
        FloatRecords.Encoder<R, L> encoder = new FloatRecords.Encoder<>() {
            @Override
            public void encode(R row, float[] x, int offset) {
                FloatTypedNetwork.this.encode(row, x, offset);
            }

            @Override
            public void encodeLabel(L label, float[] y, int offset) {
                FloatTypedNetwork.this.encodeLabel(label, y, offset);
            }
        };
        return new FloatRecords<>(table, file, format, encoder, info.inputs(), info.outputs());
    }
}
