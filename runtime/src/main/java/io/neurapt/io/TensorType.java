package io.neurapt.io;

/** Number types of tensors that can be read. Others that the format knows hold no weights (integers) or need tables. */
public enum TensorType {
    /** IEEE double. */
    F64(8),
    /** IEEE float. */
    F32(4),
    /** IEEE half: 5 bits of exponent, 10 of fraction. */
    F16(2),
    /** The upper half of an IEEE float. */
    BF16(2);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** The value of a half-precision pattern. {@code Float.float16ToFloat} needs JDK 20. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) { // subnormal: fraction · 2^−24
            float value = fraction * 0x1p-24f;
            return sign == 0 ? value : -value;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
