package io.neurapt.examples;

import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** Reads handwritten digits with a network that was trained in PyTorch, and trains it further. */
final class TorchExample {
    private TorchExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy of the network as it comes, on the digits that the Python program kept back
     */
    static double run(PrintStream out) throws IOException {
        FloatDataset all = FloatCsv.classification(
                        TorchExample.class, "digits.csv.gz", CsvFormat.standard().withoutHeader(), "65")
                .dataset();
        FloatDataset held = all.select(IntStream.range(0, all.samples()).filter(i -> i % 5 == 4).toArray());
        FloatDataset rest = all.select(IntStream.range(0, all.samples()).filter(i -> i % 5 != 4).toArray());

        TorchDigitsNetwork net = TorchDigitsNetwork.create(1);
        out.println(net.summary());
        double accuracy = Accuracy.of(held, net.predictClasses(held.x()));
        out.printf("As PyTorch trained it: %.2f %% of %d digits that it has not seen%n", 100 * accuracy, held.samples());

        out.println(net.train(rest));
        double further = Accuracy.of(held, net.predictClasses(held.x()));
        out.printf("Trained further here:  %.2f %%%n", 100 * further);
        return accuracy;
    }
}
