package user;

import io.neurapt.Activation;
import io.neurapt.Dense;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Precision;
import io.neurapt.Training;

/** Specs as users nest them. */
public final class Models {
    private Models() {}

    /** Exclusive or, in the stacked form. */
    @Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
    @Training(optimizer = OptimizerType.ADAM, learningRate = 0.05, epochs = 2000)
    @Layer(units = 8, activation = Activation.TANH)
    @Layer(units = 1, activation = Activation.SIGMOID)
    public interface XorSpec {}

    /** A wide regression in the member form: matrix products, double precision. */
    @Network(inputs = 5, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE)
    @Training(optimizer = OptimizerType.ADAM, learningRate = 0.01, batchSize = 32, epochs = 200)
    public interface Curve {
        @Layer(units = 100, activation = Activation.RELU)
        Dense hidden();

        @Layer(units = 1)
        Dense output();
    }

    /** A model that PyTorch exported, from the root of the resources. */
    @Network(onnx = "models/torch.onnx")
    public interface Torch {}
}
