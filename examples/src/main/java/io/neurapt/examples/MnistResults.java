package io.neurapt.examples;

import io.neurapt.Schedule;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatDataset;
import io.neurapt.metrics.Evaluation;
import io.neurapt.monitor.LearningCurves;
import io.neurapt.monitor.Progress;
import io.neurapt.network.FloatNetwork;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Two networks on MNIST whose accuracy is known: see docs/results.md. The test images are looked at once, at the end. */
final class MnistResults {
    /** With a learning rate that stays as it is, the last epochs scatter by a fifth of a percent. */
    private static final TrainingOptions FALLING =
            TrainingOptions.builder().schedule(Schedule.cosine()).build();

    private MnistResults() {}

    /**
     * 784-512-512-10 with dropout.
     *
     * @param out what is printed goes here
     * @param folder of the four MNIST files
     * @return the accuracy on the test images
     */
    static double dropout(PrintStream out, String folder) throws IOException {
        return run(out, folder, MnistDropoutNetwork.create(1), FALLING);
    }

    /** 784-300-100-10, as {@link #dropout}. */
    static double classic(PrintStream out, String folder) throws IOException {
        return run(out, folder, MnistClassicNetwork.create(1), FALLING);
    }

    private static double run(PrintStream out, String folder, FloatNetwork net, TrainingOptions options)
            throws IOException {
        MnistFiles files = new MnistFiles(folder);
        FloatDataset train = files.read("train");
        FloatDataset test = files.read("t10k");
        out.println(net.summary());
        TrainingListener progress = out == System.out ? Progress.onConsole() : Progress.lines(out);
        TrainingOptions watched = TrainingOptions.builder().listener(progress).build().orElse(options);
        TrainingResult result = net.train(train.x(), train.classes(), watched);
        LearningCurves.save(result, Path.of("mnist-" + net + ".png"));
        Evaluation evaluation = net.evaluate(test.x(), test.classes());
        out.printf("%nOn the test images: %s%n", evaluation);
        out.println(evaluation.confusionMatrix());
        out.print(evaluation.confusionMatrix().report());
        return evaluation.accuracy();
    }
}
