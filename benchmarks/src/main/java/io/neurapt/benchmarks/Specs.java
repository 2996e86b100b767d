package io.neurapt.benchmarks;

import io.neurapt.Activation;
import io.neurapt.BatchNorm;
import io.neurapt.BatchNormLayer;
import io.neurapt.Dense;
import io.neurapt.Dropout;
import io.neurapt.DropoutLayer;
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

    /** T6 with dropout on both hidden layers. */
    @Network(name = "T6Dropout", inputs = 784, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    interface T6Dropout {
        @Layer(units = 512, activation = Activation.RELU)
        Dense first();

        @Dropout(rate = 0.2)
        DropoutLayer firstDrop();

        @Layer(units = 512, activation = Activation.RELU)
        Dense second();

        @Dropout(rate = 0.2)
        DropoutLayer secondDrop();

        @Layer(units = 10, activation = Activation.SOFTMAX)
        Dense output();
    }

    /** T6 with batch normalisation of both hidden layers. */
    @Network(name = "T6Norm", inputs = 784, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    interface T6Norm {
        @Layer(units = 512, bias = false)
        Dense first();

        @BatchNorm(activation = Activation.RELU)
        BatchNormLayer firstNorm();

        @Layer(units = 512, bias = false)
        Dense second();

        @BatchNorm(activation = Activation.RELU)
        BatchNormLayer secondNorm();

        @Layer(units = 10, activation = Activation.SOFTMAX)
        Dense output();
    }

    @Network(name = "S", inputs = 24, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE)
    @Layer(units = 8, activation = Activation.TANH)
    @Layer(units = 2, activation = Activation.IDENTITY)
    interface S {}
}
