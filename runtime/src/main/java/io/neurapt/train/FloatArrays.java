package io.neurapt.train;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of numbers in checkpoints. */
public final class FloatArrays {
    private FloatArrays() {}

    /** Number of arrays, then each with its length. */
    public static void write(DataOutput out, float[]... arrays) throws IOException {
        out.writeInt(arrays.length);
        for (float[] array : arrays) {
            out.writeInt(array.length);
            for (float value : array) {
                out.writeFloat(value);
            }
        }
    }

    /** What {@link #write} wrote. */
    public static float[][] read(DataInput in) throws IOException {
        float[][] arrays = new float[in.readInt()][];
        for (int k = 0; k < arrays.length; k++) {
            arrays[k] = new float[in.readInt()];
            for (int i = 0; i < arrays[k].length; i++) {
                arrays[k][i] = in.readFloat();
            }
        }
        return arrays;
    }

    /** What {@link #write} wrote, into arrays that are there. */
    public static void read(DataInput in, float[]... arrays) throws IOException {
        float[][] saved = read(in);
        if (saved.length != arrays.length) {
            throw new IllegalArgumentException(
                    "the checkpoint has " + saved.length + " arrays where this run has " + arrays.length);
        }
        for (int k = 0; k < arrays.length; k++) {
            System.arraycopy(saved[k], 0, arrays[k], 0, arrays[k].length);
        }
    }
}
