package io.neurapt.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the lines of a table become records; every typed network has one, whose parsers are generated. Columns are found by the
 * names of the record's components.
 *
 * @param <R> the record of features
 * @param <L> the label
 */
public final class CsvTable<R, L> {
    private final List<String> columns;
    private final List<String> optional;
    private final List<String> labels;
    private final CsvRows.Parser<R> row;
    private final CsvRows.Parser<L> label;

    /**
     * Made by generated code.
     *
     * @param columns of the row, as its parser counts them
     * @param optional those of them that a file may lack
     * @param labels columns of the label, which its parser counts from behind the row's on
     */
    public CsvTable(
            List<String> columns,
            List<String> optional,
            List<String> labels,
            CsvRows.Parser<R> row,
            CsvRows.Parser<L> label) {
        this.columns = columns;
        this.optional = optional;
        this.labels = labels;
        this.row = row;
        this.label = label;
    }

    /**
     * The same table with other names for the columns of the label.
     *
     * @param names as many as the label has columns: one for a class or a single number
     */
    public CsvTable<R, L> label(String... names) {
        if (names.length != labels.size()) {
            throw new IllegalArgumentException("the label has " + labels.size() + " columns, but there are " + names.length + " names");
        }
        return new CsvTable<>(columns, optional, List.of(names), row, label);
    }

    /** Names of the columns: those of the row, then those of the label. */
    public List<String> columns() {
        List<String> all = new ArrayList<>(columns);
        all.addAll(labels);
        return all;
    }

    /**
     * Reads a file into memory.
     *
     * @throws DataFileException if a column or a value is missing or wrong, with line and column
     */
    public List<Example<R, L>> read(Path file, CsvFormat format) throws IOException {
        List<Example<R, L>> examples = new ArrayList<>();
        forEach(file, format, examples::add);
        return examples;
    }

    /** As {@link #read(Path, CsvFormat)}, with {@link CsvFormat#standard()}. */
    public List<Example<R, L>> read(Path file) throws IOException {
        return read(file, CsvFormat.standard());
    }

    /** Reads a file line by line. */
    public void forEach(Path file, CsvFormat format, Consumer<? super Example<R, L>> consumer) throws IOException {
        try (CsvRows rows = open(file, format)) {
            for (Example<R, L> next = next(rows); next != null; next = next(rows)) {
                consumer.accept(next);
            }
        }
    }

    /** Reads the rows of a file that need not have labels. */
    public List<R> readRows(Path file, CsvFormat format) throws IOException {
        try (CsvRows rows = CsvRows.open(file, format).columns(columns, optional)) {
            return rows.all(row);
        }
    }

    /** Opens a file for {@link #next}. */
    CsvRows open(Path file, CsvFormat format) throws IOException {
        CsvRows rows = CsvRows.open(file, format);
        try {
            return rows.columns(columns(), optional);
        } catch (IOException e) {
            rows.close();
            throw e;
        }
    }

    /** The next line, or null at the end. */
    Example<R, L> next(CsvRows rows) throws IOException {
        return rows.next(line -> new Example<>(row.parse(line), label.parse(line)));
    }
}
