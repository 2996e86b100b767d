package io.neurapt.examples;

import io.neurapt.TrainingOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.jblas.MatrixFunctions;

/** Logistic regression: is a tumour malignant, judged by thirty measurements of its cell nuclei? */
final class LogisticExample {
    /** The ten measurements; the columns are their means, then their standard errors, then their worst values. */
    private static final List<String> MEASUREMENTS = List.of(
            "radius",
            "texture",
            "perimeter",
            "area",
            "smoothness",
            "compactness",
            "concavity",
            "concave points",
            "symmetry",
            "fractal dimension");

    private LogisticExample() {}

    /**
     * Runs the example.
     *
     * @param out what is printed goes here
     * @return the accuracy on the test part
     */
    static double run(PrintStream out) throws IOException {
        Samples file = CsvFile.read("breast-cancer.csv", 1);
        // The file has 0 for malignant. What a test looks for is its positive class, so it becomes 1 here.
        int[] malignant = IntStream.of(file.classes()).map(c -> 1 - c).toArray();
        Samples all = new Samples(file.x(), malignant).shuffled(1);
        Samples train = all.range(0, 426);
        Samples test = all.range(426, all.size());
        out.printf(
                "Breast cancer: %d tumours to learn from, %d to test; positive class (1): malignant.%n%n",
                train.size(), test.size());

        // Mean 0 and deviation 1 for every feature. The test part has no say in it: it stands for unseen tumours.
        FloatMatrix mean = train.x().rowMeans();
        FloatMatrix centred = train.x().subColumnVector(mean);
        FloatMatrix deviation = MatrixFunctions.sqrt(centred.mul(centred).rowMeans());
        FloatMatrix trainX = centred.divColumnVector(deviation);
        FloatMatrix testX = test.x().subColumnVector(mean).divColumnVector(deviation);

        BreastCancerNetwork net = BreastCancerNetwork.create();
        out.println(net.summary());

        TrainingOptions options = TrainingOptions.builder()
                .listener((epoch, cost) -> {
                    if (epoch % 100 == 0) {
                        out.printf("epoch %4d  cost %.4f%n", epoch, cost);
                    }
                })
                .build();
        out.println(net.train(trainX, train.binaryLabels(), options));

        int[] predicted = net.predictClasses(testX);
        double accuracy = test.accuracy(predicted);
        out.printf(
                "%nAccuracy: %.1f %% on the training part, %.1f %% on the test part%n",
                100 * train.accuracy(net.predictClasses(trainX)), 100 * accuracy);
        long missed = IntStream.range(0, test.size())
                .filter(s -> test.classes()[s] == 1 && predicted[s] == 0)
                .count();
        out.printf(
                "Malignant tumours of the test part: %d, missed: %d%n",
                test.ofClass(1).size(), missed);

        // The features are on one scale, so the size of a weight says how much the feature counts.
        FloatMatrix weights = net.parameters().get("layer1.weight");
        out.printf("%nThe five features that count most (+ speaks for malignant):%n");
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing(f -> -Math.abs(weights.get(f))))
                .limit(5)
                .forEach(f -> out.printf("  %+.2f  %s%n", weights.get(f), feature(f)));
        return accuracy;
    }

    private static String feature(int column) {
        String statistic = List.of("mean", "error of", "worst").get(column / MEASUREMENTS.size());
        return statistic + " " + MEASUREMENTS.get(column % MEASUREMENTS.size());
    }
}
