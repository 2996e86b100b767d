package io.neurapt.processor.model;

import io.neurapt.Activation;

/** A layer with its shape; one record per kind. */
public sealed interface LayerModel permits DenseModel {
    /** Position in the network, from 1: the index in formulas. */
    int index();

    /** What kind of layer it is, as tables show it. */
    String kind();

    /** The layer's name, the first part of its parameters' names. */
    String name();

    /** Values it takes per sample. */
    int inputs();

    /** Values it gives per sample. */
    int outputs();

    /** What its output went through last. */
    Activation activation();

    /** Number of its parameters. */
    long parameters();

    /** Floating-point operations of its products for one sample, a multiply-add being two. */
    long flops();
}
