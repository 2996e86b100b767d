package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Training;

/** Regularised logistic regression in double precision: its cost is convex, and its optimum unique. */
@Network(inputs = 30, loss = Loss.BINARY_CROSS_ENTROPY, precision = Precision.DOUBLE)
@Layer(units = 1, activation = Activation.SIGMOID, initializer = Initializer.ZEROS)
@Training(optimizer = OptimizerType.LBFGS, tolerance = 1e-9, l2 = 0.01)
interface Tumours {}
