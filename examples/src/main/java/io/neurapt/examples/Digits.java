package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Dense;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Training;

/** Images of 8×8 pixels, ten classes; methods give the layers their names: becomes {@link DigitsNetwork}. */
@Network(inputs = 8 * 8, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
@Training(optimizer = OptimizerType.MOMENTUM, learningRate = 0.5, batchSize = 32, epochs = 30)
interface Digits {
    @Layer(units = 32, activation = Activation.RELU)
    Dense hidden();

    @Layer(units = 10, activation = Activation.SOFTMAX)
    Dense output();
}
