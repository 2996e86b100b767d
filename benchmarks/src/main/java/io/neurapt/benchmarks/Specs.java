package io.neurapt.benchmarks;

import io.neurapt.Activation;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.Precision;

/** The nets of the benchmarks; {@code T1} becomes {@code T1Network}. */
final class Specs {
    private Specs() {}

    @Network(name = "T1", inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
    @Layer(units = 4, activation = Activation.TANH)
    @Layer(units = 1, activation = Activation.SIGMOID)
    interface T1 {}

    @Network(name = "T2", inputs = 4, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    @Layer(units = 8, activation = Activation.RELU)
    @Layer(units = 8, activation = Activation.RELU)
    @Layer(units = 3, activation = Activation.SOFTMAX)
    interface T2 {}

    @Network(name = "T3", inputs = 13, loss = Loss.BINARY_CROSS_ENTROPY)
    @Layer(units = 64, activation = Activation.RELU)
    @Layer(units = 32, activation = Activation.RELU)
    @Layer(units = 1, activation = Activation.SIGMOID)
    interface T3 {}

    @Network(name = "T4", inputs = 30, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    @Layer(units = 128, activation = Activation.RELU)
    @Layer(units = 64, activation = Activation.RELU)
    @Layer(units = 2, activation = Activation.SOFTMAX)
    interface T4 {}

    @Network(name = "T5", inputs = 784, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    @Layer(units = 128, activation = Activation.RELU)
    @Layer(units = 10, activation = Activation.SOFTMAX)
    interface T5 {}

    @Network(name = "T6", inputs = 784, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    @Layer(units = 512, activation = Activation.RELU)
    @Layer(units = 512, activation = Activation.RELU)
    @Layer(units = 10, activation = Activation.SOFTMAX)
    interface T6 {}

    @Network(name = "S", inputs = 24, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE)
    @Layer(units = 8, activation = Activation.TANH)
    @Layer(units = 2, activation = Activation.IDENTITY)
    interface S {}
}
