package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Training;

/** 784-300-100-10, the shape of LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998. */
@Network(inputs = 784, loss = Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY)
@Training(optimizer = OptimizerType.ADAM_W, learningRate = 1e-3, batchSize = 128, epochs = 20)
@Layer(units = 300, activation = Activation.RELU)
@Layer(units = 100, activation = Activation.RELU)
@Layer(units = 10, activation = Activation.SOFTMAX)
interface MnistClassic {}
