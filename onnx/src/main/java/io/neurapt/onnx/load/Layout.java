package io.neurapt.onnx.load;

/** How samples lie in a tensor. */
enum Layout {
    /** One behind the other along the first dimension: batch × features, as nearly everything has them. */
    ROWS,
    /** Side by side along the second dimension: features × batch. */
    COLUMNS,
    /** A single sample without a dimension for batches. */
    SINGLE
}
