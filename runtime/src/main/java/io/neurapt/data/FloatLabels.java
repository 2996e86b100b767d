package io.neurapt.data;

import java.util.Arrays;

/** Turns labels as data sets have them into labels as a network with so many outputs wants them. */
final class FloatLabels {
    private final boolean classification;
    private final int rows;
    private final int outputs;

    /**
     * Decides how.
     *
     * @param classes number of classes, 0 for a regression
     * @param rows numbers per label in the data set
     * @param outputs numbers per label for the network
     * @throws IllegalArgumentException if the one cannot become the other
     */
    FloatLabels(int classes, int rows, int outputs) {
        classification = classes > 0;
        this.rows = rows;
        this.outputs = outputs;
        boolean fits = classification ? outputs == 1 ? classes <= 2 : classes <= outputs : rows == outputs;
        if (!fits) {
            throw new IllegalArgumentException("the data have "
                    + (classification ? classes + " classes" : rows + " targets") + ", but the network has " + outputs
                    + (outputs == 1 ? " output" : " outputs"));
        }
    }

    /** Writes one label. */
    void write(float[] from, int fo, float[] to, int offset) {
        if (classification && outputs > 1) {
            Arrays.fill(to, offset, offset + outputs, 0f);
            to[offset + (int) from[fo]] = 1f;
        } else {
            System.arraycopy(from, fo, to, offset, rows);
        }
    }
}
