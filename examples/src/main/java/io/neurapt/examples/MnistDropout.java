package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Dense;
import io.neurapt.Dropout;
import io.neurapt.DropoutLayer;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Training;

/** The multi-layer perceptron of the Keras examples, {@code mnist_mlp.py}: labels are classes, not one-hot. */
@Network(inputs = 784, loss = Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY)
@Training(optimizer = OptimizerType.RMS_PROP, learningRate = 1e-3, epsilon = 1e-7, batchSize = 128, epochs = 20)
interface MnistDropout {
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
