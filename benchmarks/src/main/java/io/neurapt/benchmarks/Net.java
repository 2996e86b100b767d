package io.neurapt.benchmarks;

/** The shapes of the nets, for the peers and for counting operations; {@link Specs} says the same to Neurapt. */
public enum Net {
    T1(2, 4, 1),
    T2(4, 8, 8, 3),
    T3(13, 64, 32, 1),
    T4(30, 128, 64, 2),
    T5(784, 128, 10),
    T6(784, 512, 512, 10),
    S(24, 8, 2);

    private final int[] sizes;

    Net(int... sizes) {
        this.sizes = sizes;
    }

    /** Number of layers. */
    public int layers() {
        return sizes.length - 1;
    }

    /** Inputs of a layer, from 0. */
    public int inputs(int layer) {
        return sizes[layer];
    }

    /** Units of a layer, from 0. */
    public int units(int layer) {
        return sizes[layer + 1];
    }

    /** Inputs of the net. */
    public int inputs() {
        return sizes[0];
    }

    /** Outputs of the net. */
    public int outputs() {
        return sizes[sizes.length - 1];
    }

    /** Whether hidden layers are tanh; else they are ReLU. */
    public boolean tanh() {
        return this == T1 || this == S;
    }

    /** Whether the output layer is a softmax; else it is a sigmoid (S: nothing). */
    public boolean softmax() {
        return outputs() > 1 && this != S;
    }

    /** Operations of one sample's forward pass: a multiplication and an addition per weight. */
    public long forwardFlops() {
        long flops = 0;
        for (int l = 0; l < layers(); l++) {
            flops += 2L * inputs(l) * units(l);
        }
        return flops;
    }

    /** Operations of one sample's training: three products per layer (Z, dW, dA); the first layer needs no dA. */
    public long trainingFlops() {
        return 3 * forwardFlops() - 2L * inputs(0) * units(0);
    }
}
