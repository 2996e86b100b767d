package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import java.io.IOException;
import java.io.PrintStream;

/** Separates the petals of a flower in the plane, which no straight line can, and draws what was learned. */
final class FlowerExample {
    private FlowerExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy on the flower
     */
    static double run(PrintStream out) throws IOException {
        FloatDataset flower = FloatCsv.classification(
                        FlowerExample.class, "flower.csv", CsvFormat.standard().withoutHeader(), "3")
                .dataset();
        out.printf("Flower: %d points of two classes in the plane.%n%n", flower.samples());

        FlowerNetwork net = FlowerNetwork.create(2);
        out.println(net.summary());

        TrainingOptions options = TrainingOptions.builder()
                .listener((epoch, cost) -> {
                    if (epoch % 1000 == 0) {
                        out.printf("epoch %5d  cost %.6f%n", epoch, cost);
                    }
                })
                .build();
        TrainingResult result = net.train(flower, options);
        out.println(result);

        double accuracy = Accuracy.of(flower, net.predictClasses(flower.x()));
        out.printf("%nAccuracy: %.1f %%%n", 100 * accuracy);

        PngFile.write(
                "flower-boundary.png",
                () -> Plots.boundary("Flower: classes and what the network predicts", flower, net::predictClasses),
                out);
        PngFile.write("flower-cost.png", () -> Plots.costs("Flower: cost of every epoch", result.costs()), out);
        return accuracy;
    }
}
