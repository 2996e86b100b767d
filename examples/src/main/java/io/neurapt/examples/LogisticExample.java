package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import io.neurapt.data.Split;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Logistic regression: is a tumour malignant, judged by thirty measurements of its cell nuclei? */
final class LogisticExample {
    private LogisticExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy on the test part
     */
    static double run(PrintStream out) throws IOException {
        FloatCsv csv = FloatCsv.classification(
                LogisticExample.class, "breast-cancer.csv", CsvFormat.standard(), "diagnosis");
        Split<FloatDataset> split = csv.dataset().stratifiedSplit(0.75, 1);
        FloatDataset train = split.train();
        FloatDataset test = split.test();
        // Classes are numbered alphabetically: what a test looks for, its positive class (1), is the second one here.
        out.printf(
                "Breast cancer: %d tumours to learn from, %d to test; positive class (1): %s.%n%n",
                train.samples(), test.samples(), csv.classNames().get(1));

        BreastCancerNetwork net = BreastCancerNetwork.create();
        out.println(net.summary());

        TrainingOptions options = TrainingOptions.builder()
                .listener((epoch, cost) -> {
                    if (epoch % 100 == 0) {
                        out.printf("epoch %4d  cost %.4f%n", epoch, cost);
                    }
                })
                .build();
        // The spec's scaling gives every feature mean 0 and deviation 1. The test part has no say in it: it stands for
        // unseen tumours.
        out.println(net.train(train, options));

        int[] predicted = net.predictClasses(test.x());
        int[] classes = test.classes();
        double accuracy = Accuracy.of(test, predicted);
        out.printf(
                "%nAccuracy: %.1f %% on the training part, %.1f %% on the test part%n",
                100 * Accuracy.of(train, net.predictClasses(train.x())), 100 * accuracy);
        long malignant = IntStream.of(classes).sum();
        long missed = IntStream.range(0, classes.length)
                .filter(s -> classes[s] == 1 && predicted[s] == 0)
                .count();
        out.printf("Malignant tumours of the test part: %d, missed: %d%n", malignant, missed);

        // The features are on one scale, so the size of a weight says how much the feature counts.
        FloatMatrix weights = net.parameters().get("layer1.weight");
        out.printf("%nThe five features that count most (+ speaks for malignant):%n");
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing(f -> -Math.abs(weights.get(f))))
                .limit(5)
                .forEach(f -> out.printf("  %+.2f  %s%n", weights.get(f), csv.featureNames().get(f)));
        return accuracy;
    }
}
