package io.neurapt.network;

import io.neurapt.DropoutLayer;

/** The handle of a dropout layer. Made by generated code. */
public record DropoutHandle(String name, double rate) implements DropoutLayer {}
