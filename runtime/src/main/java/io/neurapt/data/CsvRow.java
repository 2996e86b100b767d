package io.neurapt.data;

import java.util.List;

/**
 * One line of a CSV file, whose fields are read as what they should be. Columns are counted from 0 among those that were asked
 * for. A field that is missing or something else raises an exception that names file, line and column.
 */
public final class CsvRow {
    private final CsvRows rows;
    private final long line;
    private final List<String> fields;

    CsvRow(CsvRows rows, long line, List<String> fields) {
        this.rows = rows;
        this.line = line;
        this.fields = fields;
    }

    /** The line on which it begins, from 1. */
    public long line() {
        return line;
    }

    /** Whether a field is one of the format's missing values, or its column is absent from the file. */
    public boolean isMissing(int column) {
        int position = rows.position(column);
        return position < 0 || rows.format().isMissing(fields.get(position).strip());
    }

    /** A field's text without blanks around it. */
    public String text(int column) throws DataFileException {
        int position = rows.position(column);
        String text = position < 0 ? "" : fields.get(position).strip();
        if (position < 0 || rows.format().isMissing(text)) {
            throw new MissingValueException(where(column) + ": the value is missing; give one, or leave such samples out with "
                    + "CsvFormat.missingValues(MissingValues.SKIP)");
        }
        return text;
    }

    /** Any finite number, with a point for decimals. */
    public double doubleValue(int column) throws DataFileException {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            // Java's own suffixes (1f, 0x1p3) and names (Infinity) are no numbers in a table.
            if (Double.isFinite(value) && isDigitOrDot(text.charAt(text.length() - 1)) && !isHexadecimal(text)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(column, "is no finite number");
    }

    private static boolean isHexadecimal(String text) {
        int x = text.charAt(0) == '-' || text.charAt(0) == '+' ? 2 : 1;
        return x < text.length() && (text.charAt(x) == 'x' || text.charAt(x) == 'X');
    }

    private static boolean isDigitOrDot(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    /** A number that is finite as a float. */
    public float floatValue(int column) throws DataFileException {
        double value = doubleValue(column);
        if (Math.abs(value) > Float.MAX_VALUE) {
            throw wrong(column, "does not fit into a float");
        }
        return (float) value;
    }

    /** A whole number of a long's range. */
    public long longValue(int column) throws DataFileException {
        return whole(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A whole number of an int's range. */
    public int intValue(int column) throws DataFileException {
        return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number of a short's range. */
    public short shortValue(int column) throws DataFileException {
        return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** A whole number of a byte's range. */
    public byte byteValue(int column) throws DataFileException {
        return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private long whole(int column, long min, long max) throws DataFileException {
        try {
            long value = Long.parseLong(text(column));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(column, "is no whole number from " + min + " to " + max);
    }

    /** {@code true}, {@code yes} or {@code 1}, {@code false}, {@code no} or {@code 0}, in upper or lower case. */
    public boolean booleanValue(int column) throws DataFileException {
        switch (text(column).toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "1" -> {
                return true;
            }
            case "false", "no", "0" -> {
                return false;
            }
            default -> throw wrong(column, "is neither true, yes or 1 nor false, no or 0");
        }
    }

    /** The index of a field among names; the case counts only where names differ in nothing else. */
    public int oneOf(int column, List<String> names) throws DataFileException {
        String text = text(column);
        int exact = names.indexOf(text);
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(text)) {
                return i;
            }
        }
        throw wrong(column, "is none of " + String.join(", ", names));
    }

    private DataFileException wrong(int column, String problem) {
        String text = fields.get(rows.position(column)).strip();
        String brief = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return new DataFileException(where(column) + ": '" + brief + "' " + problem);
    }

    private String where(int column) {
        int position = rows.position(column);
        String number = position < 0 ? "absent" : String.valueOf(position + 1);
        return rows.file() + ", line " + line + ", column '" + rows.name(column) + "' (" + number + ")";
    }

    /** Tells a missing value from a wrong one, for formats that leave such samples out. */
    static final class MissingValueException extends DataFileException {
        private static final long serialVersionUID = 1L;

        MissingValueException(String message) {
            super(message);
        }
    }
}
