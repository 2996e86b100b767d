package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Feature;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Scaling;
import io.neurapt.Training;

/** Three species of iris by their flowers: becomes {@link IrisNetwork}. */
@Network(
        input = Iris.Flower.class,
        output = Iris.Species.class,
        loss = Loss.CATEGORICAL_CROSS_ENTROPY,
        scaling = Scaling.STANDARD)
@Training(optimizer = OptimizerType.ADAM, learningRate = 0.05, epochs = 100)
@Layer(units = 8, activation = Activation.TANH)
@Layer(units = 3, activation = Activation.SOFTMAX)
interface Iris {
    /** Measured in centimetres. */
    record Flower(
            @Feature(skip = true) String collector,
            double sepalLength,
            double sepalWidth,
            double petalLength,
            double petalWidth) {}

    /** What a flower can be. */
    enum Species {
        SETOSA,
        VERSICOLOR,
        VIRGINICA
    }
}
