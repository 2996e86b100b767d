package io.neurapt.processor;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;

/** The program that {@link AdviceTest} starts: predicts, then trains twice, with a word before each training. */
final class AdviceProbe {
    private AdviceProbe() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        Net net = Net.stacked(
                "Net", Precision.FLOAT, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.TANH, 2, 3, 1);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        double[][] x = {{1, 2}};
        double[][] y = {{0.5}};
        TrainingOptions options = TrainingOptions.builder().epochs(1).build();
        network.predict(x[0]);
        System.err.println("first");
        network.train(x, y, options);
        System.err.println("second");
        network.train(x, y, options);
    }
}
