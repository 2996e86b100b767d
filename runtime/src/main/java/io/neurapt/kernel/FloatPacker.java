package io.neurapt.kernel;

/** Kernels that compute a layer of one sample from weights in an order of their own. */
public interface FloatPacker {
    /**
     * Copies a layer's weights.
     *
     * @param p holds W, units × inputs, column-major, from {@code weight} on and b from {@code bias} on
     * @param bias negative if there is none
     */
    FloatPacked pack(float[] p, int weight, int bias, int units, int inputs);
}
