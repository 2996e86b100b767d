package io.neurapt.internal;

/** A dropout layer at work: draws a mask for every chunk of samples in training, and does nothing otherwise. */
public final class FloatDropout {
    /** 2⁶⁴ divided by the golden ratio: the step of the generator SplitMix64. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int kept;
    private final float scale;
    private final long layer;
    private final float[] mask;
    private boolean drops;

    /**
     * Allocates the mask.
     *
     * @param kept how many of 65536 values are kept
     * @param layer index of the layer, so that each has its own masks
     * @param most values of one chunk at most
     */
    public FloatDropout(int kept, int layer, int most) {
        this.kept = kept;
        this.layer = layer;
        scale = 65536f / kept;
        mask = new float[(most + 3) / 4 * 4];
    }

    /**
     * out ← mask ∘ x in training, else x, for n values.
     *
     * @param seed of the mask; the same seed gives the same mask
     */
    public void forward(float[] x, int xo, float[] out, int n, boolean training, long seed) {
        drops = training;
        System.arraycopy(x, xo, out, 0, n);
        if (!training) {
            return;
        }
        draw(mix(seed + layer * GOLDEN), n);
        for (int i = 0; i < n; i++) {
            out[i] *= mask[i];
        }
    }

    /** Four values from each number of 64 bits, without a branch. */
    private void draw(long seed, int n) {
        long state = seed;
        for (int i = 0; i < n; i += 4) {
            state += GOLDEN;
            long bits = mix(state);
            mask[i] = scale * (((int) (bits & 0xFFFF) - kept) >>> 31);
            mask[i + 1] = scale * (((int) (bits >>> 16 & 0xFFFF) - kept) >>> 31);
            mask[i + 2] = scale * (((int) (bits >>> 32 & 0xFFFF) - kept) >>> 31);
            mask[i + 3] = scale * (((int) (bits >>> 48) - kept) >>> 31);
        }
    }

    /**
     * The scrambler of SplitMix64.
     *
     * <p>Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014; constants of D. Stafford's
     * variant 13.
     */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    /** dx ← mask ∘ d with the mask drawn last, for n values. */
    public void backward(float[] d, float[] dx, int n) {
        if (!drops) {
            System.arraycopy(d, 0, dx, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            dx[i] = mask[i] * d[i];
        }
    }
}
