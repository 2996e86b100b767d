package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import io.neurapt.data.Split;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Reads handwritten digits of 8×8 pixels with a softmax network, trained in shuffled mini-batches. */
final class DigitsExample {
    private static final int CLASSES = 10;
    private static final int SIDE = 8;

    private DigitsExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy on the test part
     */
    static double run(PrintStream out) throws IOException {
        FloatDataset all = FloatCsv.classification(
                        DigitsExample.class, "digits.csv.gz", CsvFormat.standard().withoutHeader(), "65")
                .dataset();
        all.x().divi(16); // pixels go from 0 to 16; a network learns best from values of about 1
        Split<FloatDataset> split = all.stratifiedSplit(0.75, 1);
        FloatDataset train = split.train();
        FloatDataset test = split.test();
        out.printf("Digits: %d images to learn from, %d to test.%n%n", train.samples(), test.samples());

        DigitsNetwork net = DigitsNetwork.create(1);
        out.println(net.summary());

        TrainingOptions options = TrainingOptions.builder()
                .listener((epoch, cost) -> {
                    if ((epoch + 1) % 5 == 0) {
                        double accuracy = Accuracy.of(test, net.predictClasses(test.x()));
                        out.printf("epoch %2d  cost %.4f  test accuracy %.1f %%%n", epoch + 1, cost, 100 * accuracy);
                    }
                })
                .build();
        out.println(net.train(train, options));
        // The layers that the spec's methods declare are methods of the network, too.
        FloatMatrix weights = net.hidden().weights();
        out.printf("%nLayer %s, weights from %.2f to %.2f%n", net.hidden(), weights.min(), weights.max());

        int[] predicted = net.predictClasses(test.x());
        double accuracy = Accuracy.of(test, predicted);
        out.printf("Test accuracy: %.1f %%%n%n", 100 * accuracy);
        printConfusion(test, predicted, out);
        printMistakes(test, predicted, out);
        return accuracy;
    }

    private static void printConfusion(FloatDataset test, int[] predicted, PrintStream out) {
        int[][] count = new int[CLASSES][CLASSES];
        for (int s = 0; s < test.samples(); s++) {
            count[test.classes()[s]][predicted[s]]++;
        }
        out.println("How often a digit (row) was read as another (column):");
        out.print("    ");
        IntStream.range(0, CLASSES).forEach(c -> out.printf("%4d", c));
        for (int row = 0; row < CLASSES; row++) {
            out.printf("%n%4d", row);
            for (int n : count[row]) {
                out.printf("%4s", n == 0 ? "." : n);
            }
        }
        out.println();
    }

    /** Draws some of the misread digits side by side. */
    private static void printMistakes(FloatDataset test, int[] predicted, PrintStream out) {
        int[] wrong = IntStream.range(0, test.samples())
                .filter(s -> predicted[s] != test.classes()[s])
                .limit(4)
                .toArray();
        out.printf("%nSome of the misread digits:%n");
        for (int s : wrong) {
            out.printf("%-20s", test.classes()[s] + " read as " + predicted[s]);
        }
        for (int row = 0; row < SIDE; row++) {
            out.println();
            for (int s : wrong) {
                out.printf("%-20s", pixels(test.x().getColumn(s), row));
            }
        }
        out.println();
    }

    /** A row of an image, darker characters for darker pixels, each twice to make it about as wide as high. */
    private static String pixels(FloatMatrix image, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < SIDE; column++) {
            char shade = " .:-=+*#@".charAt(Math.round(8 * image.get(row * SIDE + column)));
            text.append(shade).append(shade);
        }
        return text.toString();
    }
}
