package io.neurapt.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * How a CSV file is written. Fields may be quoted as in RFC 4180; a file packed with gzip is recognised by its first bytes, and
 * so is a byte-order mark. Immutable: every method with an argument returns a changed copy.
 */
public final class CsvFormat {
    private static final CsvFormat STANDARD = new CsvFormat(
            ',', true, 0, StandardCharsets.UTF_8, Set.of("", "NA", "N/A", "NaN", "nan", "null", "?"), MissingValues.FAIL);

    private final char separator;
    private final boolean header;
    private final int skippedLines;
    private final Charset charset;
    private final Set<String> missing;
    private final MissingValues missingValues;

    private CsvFormat(
            char separator, boolean header, int skippedLines, Charset charset, Set<String> missing, MissingValues missingValues) {
        this.separator = separator;
        this.header = header;
        this.skippedLines = skippedLines;
        this.charset = charset;
        this.missing = missing;
        this.missingValues = missingValues;
    }

    /**
     * Commas, a header line with the columns' names, UTF-8; empty, {@code NA}, {@code N/A}, {@code NaN}, {@code null} and {@code ?}
     * are missing values, which are errors.
     */
    public static CsvFormat standard() {
        return STANDARD;
    }

    /** With another separator, such as {@code ';'} or a tab. */
    public CsvFormat separator(char separator) {
        return new CsvFormat(separator, header, skippedLines, charset, missing, missingValues);
    }

    /** Without a header line: the columns are called {@code 1}, {@code 2}, …. */
    public CsvFormat withoutHeader() {
        return new CsvFormat(separator, false, skippedLines, charset, missing, missingValues);
    }

    /** With so many lines to leave out before the header, or before the first sample where there is none. */
    public CsvFormat skippedLines(int lines) {
        return new CsvFormat(separator, header, lines, charset, missing, missingValues);
    }

    /** In another encoding. */
    public CsvFormat charset(Charset charset) {
        return new CsvFormat(separator, header, skippedLines, charset, missing, missingValues);
    }

    /** With other texts that stand for a missing value; blanks around a field do not count. */
    public CsvFormat missing(String... texts) {
        return new CsvFormat(separator, header, skippedLines, charset, Set.copyOf(List.of(texts)), missingValues);
    }

    /** With another way to deal with missing values. */
    public CsvFormat missingValues(MissingValues missingValues) {
        return new CsvFormat(separator, header, skippedLines, charset, missing, missingValues);
    }

    char separator() {
        return separator;
    }

    boolean header() {
        return header;
    }

    int skippedLines() {
        return skippedLines;
    }

    Charset charset() {
        return charset;
    }

    boolean isMissing(String text) {
        return missing.contains(text);
    }

    MissingValues missingValues() {
        return missingValues;
    }
}
