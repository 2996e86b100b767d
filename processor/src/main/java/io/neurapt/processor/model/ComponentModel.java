package io.neurapt.processor.model;

import java.util.List;

/**
 * A component of a record, or the single value that stands in its place.
 *
 * @param name in Java
 * @param feature what tables and files call it
 * @param kind what it holds
 * @param type its type where it is an enum
 * @param constants what tables and files call the constants of an enum, in their order; otherwise none
 */
public record ComponentModel(String name, String feature, Kind kind, JavaType type, List<String> constants) {
    /** What a component holds. */
    public enum Kind {
        BYTE,
        SHORT,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        /** One feature per constant. */
        ENUM,
        /** A component that is no feature; a primitive of one of the kinds above has its default value where there is no column. */
        SKIPPED_BYTE,
        SKIPPED_SHORT,
        SKIPPED_INT,
        SKIPPED_LONG,
        SKIPPED_FLOAT,
        SKIPPED_DOUBLE,
        SKIPPED_BOOLEAN,
        /** A skipped {@code char}: never read. */
        SKIPPED_CHAR,
        /** A skipped text: null where there is no column. */
        SKIPPED_TEXT,
        /** A skipped component of any other type: always null. */
        SKIPPED;

        /** Whether it is no feature. */
        public boolean isSkipped() {
            return ordinal() >= SKIPPED_BYTE.ordinal();
        }

        /** Whether it is a number. */
        public boolean isNumber() {
            return ordinal() <= DOUBLE.ordinal();
        }

        /** The same kind, skipped. */
        public Kind skipped() {
            return ordinal() <= BOOLEAN.ordinal() ? valueOf("SKIPPED_" + name()) : SKIPPED;
        }
    }

    /** Number of features it makes. */
    public int width() {
        if (kind.isSkipped()) {
            return 0;
        }
        return kind == Kind.ENUM ? constants.size() : 1;
    }
}
