package io.neurapt.data;

/** What becomes of a sample with a missing value. */
public enum MissingValues {
    /** An error that names line and column. */
    FAIL,
    /** The sample is left out. */
    SKIP
}
