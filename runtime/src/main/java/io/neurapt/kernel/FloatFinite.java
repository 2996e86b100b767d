package io.neurapt.kernel;

/** Whether all values are finite: v·0 is 0 for finite values and NaN otherwise, and so is the sum of such products. */
public final class FloatFinite {
    /** For fewer values the kernels on the Vector API do not pay, nor are they looked for: the start of a process would take longer. */
    private static final int FEW = 64;

    private FloatFinite() {}

    /** Whether no value is infinite or NaN. */
    public static boolean all(float[] x) {
        return x.length >= FEW && FloatSimd.KERNELS != null ? FloatSimd.KERNELS.isFinite(x) : sum(x) == 0;
    }

    /** Σ 0·x: eight sums hide the latency of the multiply-add. */
    private static float sum(float[] x) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        float s4 = 0f;
        float s5 = 0f;
        float s6 = 0f;
        float s7 = 0f;
        int i = 0;
        for (; i + 7 < x.length; i += 8) {
            s0 = Fma.fma(x[i], 0f, s0);
            s1 = Fma.fma(x[i + 1], 0f, s1);
            s2 = Fma.fma(x[i + 2], 0f, s2);
            s3 = Fma.fma(x[i + 3], 0f, s3);
            s4 = Fma.fma(x[i + 4], 0f, s4);
            s5 = Fma.fma(x[i + 5], 0f, s5);
            s6 = Fma.fma(x[i + 6], 0f, s6);
            s7 = Fma.fma(x[i + 7], 0f, s7);
        }
        for (; i < x.length; i++) {
            s0 = Fma.fma(x[i], 0f, s0);
        }
        return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
    }
}
