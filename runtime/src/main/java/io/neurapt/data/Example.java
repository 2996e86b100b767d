package io.neurapt.data;

/**
 * A sample with its label.
 *
 * @param <R> a row: the record of features
 * @param <L> an enum, {@link Boolean}, {@link Double} or a record of numbers
 */
public record Example<R, L>(R row, L label) {}
