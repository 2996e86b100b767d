package io.neurapt.kernel;

/**
 * Weights that are packed when the first sample is predicted. Snapshots that predict batches only, as those of validations, need no
 * second copy of the weights.
 */
public final class FloatLazyPacked implements FloatPacked {
    private final FloatPacker packer;
    private final float[] p;
    private final int weight;
    private final int bias;
    private final int units;
    private final int inputs;
    /** Not volatile: whoever does not see it packs again; implementations have final fields, so a race may publish them. */
    private FloatPacked packed;

    /** Parameters as in {@link FloatPacker#pack}; {@code p} must not change any more once a sample is predicted. */
    FloatLazyPacked(FloatPacker packer, float[] p, int weight, int bias, int units, int inputs) {
        this.packer = packer;
        this.p = p;
        this.weight = weight;
        this.bias = bias;
        this.units = units;
        this.inputs = inputs;
    }

    /** For the fastest kernels of this process; null where that is what C2 makes of loops over arrays. */
    public static FloatPacked of(float[] p, int weight, int bias, int units, int inputs) {
        FloatPacker packer = FloatSimd.KERNELS;
        if (packer == null && OpenBlas.pays(units, inputs)) {
            packer = (FloatPacker) OpenBlas.ofSamples();
        }
        return packer == null ? null : new FloatLazyPacked(packer, p, weight, bias, units, inputs);
    }

    @Override
    public void dense(float[] x, int xo, float[] z, boolean relu) {
        FloatPacked weights = packed;
        if (weights == null) {
            weights = packer.pack(p, weight, bias, units, inputs);
            packed = weights;
        }
        weights.dense(x, xo, z, relu);
    }
}
