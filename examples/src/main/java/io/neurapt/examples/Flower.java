package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.Training;

/** Two coordinates, four hidden units, and the probability of class 1: becomes {@link FlowerNetwork}. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(units = 4, activation = Activation.TANH)
@Layer(units = 1, activation = Activation.SIGMOID)
@Training(learningRate = 1.2, epochs = 10_000)
interface Flower {}
