package io.neurapt.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A table whose lines become records and then samples, one at a time; it was read through once, so that all of it is right. */
public final class FloatRecords<R, L> implements FloatSource {
    private final CsvTable<R, L> table;
    private final Path file;
    private final CsvFormat format;
    private final Encoder<R, L> encoder;
    private final int features;
    private final int outputs;
    private final int samples;

    /** Turns records into numbers. */
    public interface Encoder<R, L> {
        /** Writes the features of a row. */
        void encode(R row, float[] x, int offset);

        /** Writes a label. */
        void encodeLabel(L label, float[] y, int offset);
    }

    /**
     * Reads the file once, keeping nothing.
     *
     * @param features numbers per row
     * @param outputs numbers per label
     * @throws DataFileException if a value is missing or wrong, with line and column
     */
    public FloatRecords(
            CsvTable<R, L> table, Path file, CsvFormat format, Encoder<R, L> encoder, int features, int outputs)
            throws IOException {
        this.table = table;
        this.file = file;
        this.format = format;
        this.encoder = encoder;
        this.features = features;
        this.outputs = outputs;
        int count = 0;
        try (CsvRows rows = table.open(file, format)) {
            while (table.next(rows) != null) {
                count++;
            }
        }
        samples = count;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public Cursor open(int wanted, Random random) throws IOException {
        FloatLabels encoding = new FloatLabels(0, outputs, wanted);
        CsvRows rows = table.open(file, format);
        return new FloatWindow(samples, features, outputs, wanted, encoding, random) {
            @Override
            void next(float[] sample) throws IOException {
                Example<R, L> next = table.next(rows);
                if (next == null) {
                    throw new DataFileException(file + " has become shorter since it was first read; it had " + samples + " samples");
                }
                encoder.encode(next.row(), sample, 0);
                encoder.encodeLabel(next.label(), sample, features);
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }
}
