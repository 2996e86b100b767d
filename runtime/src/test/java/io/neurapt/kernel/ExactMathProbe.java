package io.neurapt.kernel;

/** A program that says how many values of each function differ from those of {@link Math}, rounded. */
final class ExactMathProbe {
    private ExactMathProbe() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        int n = 50_001; // no multiple of a vector's length
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i - n / 2) * 0.0037f;
        }
        float[] tanh = x.clone();
        float[] exp = x.clone();
        float[] sigmoid = x.clone();
        FloatActivations.tanh(tanh, n);
        FloatActivations.exp(exp, n);
        FloatActivations.sigmoid(sigmoid, n);
        int[] different = new int[5];
        for (int i = 0; i < n; i++) {
            float e = (float) Math.exp(x[i]);
            different[0] += tanh[i] == (float) Math.tanh(x[i]) ? 0 : 1;
            different[1] += exp[i] == e ? 0 : 1;
            different[2] += sigmoid[i] == 1 / (1 + (float) Math.exp(-x[i])) ? 0 : 1;
            different[3] += FloatMath.tanh(x[i]) == (float) Math.tanh(x[i]) ? 0 : 1;
            different[4] += FloatMath.exp(x[i]) == e ? 0 : 1;
        }
        System.out.println(java.util.Arrays.toString(different));
    }
}
