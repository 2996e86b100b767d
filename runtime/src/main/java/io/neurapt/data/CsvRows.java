package io.neurapt.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The lines of a CSV file, one after the other; never more than one in memory. */
public final class CsvRows implements Closeable {
    private final String file;
    private final CsvFormat format;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private List<String> names;
    private int[] positions;
    private CsvRecord first; // of a file without header, read to count its columns

    private CsvRows(String file, InputStream in, CsvFormat format) throws IOException {
        this.file = file;
        this.format = format;
        reader = CsvReader.builder()
                .fieldSeparator(format.separator())
                .allowExtraFields(true) // both are checked here, with a message that names the line
                .allowMissingFields(true)
                .detectBomHeader(true)
                .ofCsvRecord(in, format.charset());
        try {
            reader.skipLines(format.skippedLines());
            records = reader.iterator();
            header = readHeader();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new DataFileException(file + ": " + e.getMessage(), e);
        }
        columns(header);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws DataFileException if it has none
     * @throws IOException if it cannot be read
     */
    public static CsvRows open(Path file, CsvFormat format) throws IOException {
        return open(file.toString(), DataStreams.open(file), format);
    }

    /** As {@link #open(Path, CsvFormat)}, from a stream, which is closed in the end; {@code name} is for messages. */
    public static CsvRows open(String name, InputStream in, CsvFormat format) throws IOException {
        InputStream plain = DataStreams.unpacked(name, in);
        try {
            return new CsvRows(name, plain, format);
        } catch (Throwable e) {
            plain.close();
            throw e;
        }
    }

    private List<String> readHeader() throws DataFileException {
        if (!records.hasNext()) {
            throw new DataFileException(file + " is empty");
        }
        List<String> found = new ArrayList<>();
        CsvRecord record = records.next();
        if (!format.header()) {
            first = record;
            for (int i = 1; i <= record.getFieldCount(); i++) {
                found.add(String.valueOf(i));
            }
            return found;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (String field : record.getFields()) {
            String name = field.strip();
            Integer before = seen.put(name, found.size());
            if (before != null) {
                throw new DataFileException(file + ", line " + record.getStartingLineNumber() + ": the columns " + (before + 1)
                        + " and " + (found.size() + 1) + " are both called '" + name + "'");
            }
            found.add(name);
        }
        return found;
    }

    /** Names of all columns, in the order of the file. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /**
     * Chooses the columns that rows have from now on.
     *
     * @param wanted their names, in the order in which rows will have them
     * @throws DataFileException if the file lacks one; the message lists those it has
     */
    public CsvRows columns(List<String> wanted) throws DataFileException {
        return columns(wanted, List.of());
    }

    /** As {@link #columns(List)}; of those in {@code optional} any may be absent, and is then a missing value everywhere. */
    public CsvRows columns(List<String> wanted, List<String> optional) throws DataFileException {
        int[] found = new int[wanted.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = position(wanted.get(i));
            if (found[i] < 0 && !optional.contains(wanted.get(i))) {
                List<String> some = header.subList(0, Math.min(40, header.size()));
                throw new DataFileException(file + " has no column '" + wanted.get(i) + "'; it has " + String.join(", ", some)
                        + (some.size() < header.size() ? ", …" : "")
                        + (format.header() ? ". Is this its header? If there is none, use CsvFormat.withoutHeader()" : ""));
            }
        }
        names = List.copyOf(wanted);
        positions = found;
        return this;
    }

    private int position(String name) {
        int exact = header.indexOf(name);
        for (int i = 0; exact < 0 && i < header.size(); i++) {
            if (plain(header.get(i)).equals(plain(name))) {
                return i;
            }
        }
        return exact;
    }

    /** {@code Sepal length}, {@code sepal_length} and {@code sepalLength} are the same column. */
    private static String plain(String name) {
        return name.replaceAll("[ _.-]", "").toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The next line, or null at the end.
     *
     * @throws DataFileException if it has more or fewer fields than there are columns
     */
    public CsvRow next() throws IOException {
        try {
            if (first == null && !records.hasNext()) {
                return null;
            }
            CsvRecord record = first != null ? first : records.next();
            first = null;
            if (record.getFieldCount() != header.size()) {
                throw new DataFileException(file + ", line " + record.getStartingLineNumber() + " has " + record.getFieldCount()
                        + " fields, but there are " + header.size() + " columns");
            }
            return new CsvRow(this, record.getStartingLineNumber(), record.getFields());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new DataFileException(file + ": " + e.getMessage(), e);
        }
    }

    /** What makes something of a line. */
    @FunctionalInterface
    public interface Parser<T> {
        /** Reads the fields it needs. */
        T parse(CsvRow row) throws IOException;
    }

    /**
     * The next line as a parser reads it, or null at the end. Lines with missing values are left out if the format says so.
     *
     * @param parser never gives null
     */
    public <T> T next(Parser<T> parser) throws IOException {
        for (CsvRow row = next(); row != null; row = next()) {
            try {
                return parser.parse(row);
            } catch (CsvRow.MissingValueException e) {
                if (format.missingValues() == MissingValues.FAIL) {
                    throw e;
                }
            }
        }
        return null;
    }

    /** All lines that are left. */
    public <T> List<T> all(Parser<T> parser) throws IOException {
        List<T> all = new ArrayList<>();
        for (T next = next(parser); next != null; next = next(parser)) {
            all.add(next);
        }
        return all;
    }

    int position(int column) {
        return positions[column];
    }

    String name(int column) {
        return names.get(column);
    }

    String file() {
        return file;
    }

    CsvFormat format() {
        return format;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
