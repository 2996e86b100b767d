package io.neurapt;

/** How a network brings its features to a common scale; see {@link Network#scaling()} and {@link io.neurapt.data.Scaler}. */
public enum Scaling {
    /** Features are used as they come. */
    NONE,
    /** Mean 0 and standard deviation 1 over the training data: (x − mean) / deviation. */
    STANDARD,
    /** 0 to 1 over the training data: (x − min) / (max − min). */
    MIN_MAX
}
