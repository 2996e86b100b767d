package io.neurapt.processor;

/** What {@code numpy.random.seed(s); numpy.random.permutation(n)} gives, by the Mersenne twister MT19937. */
final class NumpyPermutation {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    private NumpyPermutation(int seed) {
        state[0] = seed;
        for (int k = 1; k < SIZE; k++) {
            state[k] = 1812433253 * (state[k - 1] ^ state[k - 1] >>> 30) + k;
        }
    }

    /** A permutation of 0 … n − 1. */
    static int[] of(int seed, int n) {
        NumpyPermutation random = new NumpyPermutation(seed);
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            permutation[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.upTo(i);
            int swapped = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = swapped;
        }
        return permutation;
    }

    /** From 0 to max, by rejection. */
    private int upTo(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value;
        do {
            value = nextInt() & mask;
        } while (value > max);
        return value;
    }

    private int nextInt() {
        if (next == SIZE) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int k = 0; k < SIZE; k++) {
            int y = state[k] & 0x80000000 | state[(k + 1) % SIZE] & 0x7fffffff;
            state[k] = state[(k + MIDDLE) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
