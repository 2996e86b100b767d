package io.neurapt.examples;

import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Training;

/** The network that PyTorch trained, see {@code src/main/python/digits.py}: becomes {@link TorchDigitsNetwork}. */
@Network(onnx = "digits.onnx")
@Training(optimizer = OptimizerType.ADAM, learningRate = 3e-4, batchSize = 64, epochs = 10)
interface TorchDigits {}
