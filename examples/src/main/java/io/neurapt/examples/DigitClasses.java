package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Training;

/** Regularised softmax regression in double precision. */
@Network(inputs = 64, loss = Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY, precision = Precision.DOUBLE)
@Layer(units = 10, activation = Activation.SOFTMAX, initializer = Initializer.ZEROS)
@Training(optimizer = OptimizerType.LBFGS, tolerance = 1e-9, l2 = 0.001)
interface DigitClasses {}
