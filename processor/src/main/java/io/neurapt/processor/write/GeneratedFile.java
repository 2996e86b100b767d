package io.neurapt.processor.write;

/**
 * A source file to be.
 *
 * @param className qualified name of its class
 * @param text its content
 */
public record GeneratedFile(String className, String text) {}
