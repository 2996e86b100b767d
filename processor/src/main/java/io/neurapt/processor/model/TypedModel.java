package io.neurapt.processor.model;

/**
 * What a typed network takes and answers.
 *
 * @param input always a record
 * @param output classes or numbers
 */
public record TypedModel(DataModel input, DataModel output) {}
