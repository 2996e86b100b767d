package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Dense;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Training;

/** Images of 28×28 pixels, ten classes: becomes {@link MnistNetwork}. */
@Network(inputs = 28 * 28, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
@Training(optimizer = OptimizerType.ADAM, learningRate = 1e-3, batchSize = 128, epochs = 5)
interface Mnist {
    @Layer(units = 128, activation = Activation.RELU)
    Dense hidden();

    @Layer(units = 10, activation = Activation.SOFTMAX)
    Dense output();
}
