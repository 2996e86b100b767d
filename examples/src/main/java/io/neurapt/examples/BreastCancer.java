package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.Scaling;
import io.neurapt.Training;

/** A single sigmoid unit is logistic regression, which may start from zero: becomes {@link BreastCancerNetwork}. */
@Network(inputs = 30, loss = Loss.BINARY_CROSS_ENTROPY, scaling = Scaling.STANDARD)
@Layer(units = 1, activation = Activation.SIGMOID, initializer = Initializer.ZEROS)
@Training(learningRate = 0.1, epochs = 1000)
interface BreastCancer {}
