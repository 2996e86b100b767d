package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.FloatDataset;
import java.io.IOException;
import java.io.PrintStream;
import org.jblas.FloatMatrix;

/** The classic of handwritten digits: 60,000 images to learn from and 10,000 to test. */
final class MnistExample {
    private MnistExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @param folder of the four MNIST files
     * @return the accuracy on the test images
     */
    static double run(PrintStream out, String folder) throws IOException {
        MnistFiles files = new MnistFiles(folder);
        FloatDataset train = files.read("train");
        FloatDataset test = files.read("t10k");
        // Pixels around zero make training faster and steadier. The test images have no say in the mean.
        FloatMatrix mean = train.x().rowMeans();
        train.x().subiColumnVector(mean);
        test.x().subiColumnVector(mean);
        out.printf("MNIST: %d images to learn from, %d to test.%n%n", train.samples(), test.samples());

        MnistNetwork net = MnistNetwork.create(9);
        out.println(net.summary());

        TrainingOptions options = TrainingOptions.builder()
                .listener((epoch, cost) -> {
                    double accuracy = Accuracy.of(test, net.predictClasses(test.x()));
                    out.printf("epoch %d  cost %.4f  test accuracy %.2f %%%n", epoch + 1, cost, 100 * accuracy);
                })
                .build();
        TrainingResult result = net.train(train, options);
        double accuracy = Accuracy.of(test, net.predictClasses(test.x()));
        out.printf("%n%s%nTest accuracy: %.2f %%%n", result, 100 * accuracy);
        return accuracy;
    }
}
