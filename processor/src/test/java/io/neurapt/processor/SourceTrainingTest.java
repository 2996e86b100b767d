package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.CancellationToken;
import io.neurapt.Checkpoint;
import io.neurapt.Scaling;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.TrainingResult;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.FloatCsv;
import io.neurapt.data.FloatDataset;
import io.neurapt.data.Scaler;
import io.neurapt.metrics.Metric;
import io.neurapt.network.FloatNetwork;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from a file, batch by batch, is the training from memory. */
class SourceTrainingTest {
    private static final Compiled COMPILED = Compiled.of(
                    """
                    package nets;
                    import io.neurapt.*;
                    @Network(inputs = 3, loss = Loss.CATEGORICAL_CROSS_ENTROPY, scaling = Scaling.STANDARD)
                    @Training(optimizer = OptimizerType.ADAM, learningRate = 0.01, batchSize = 32, epochs = 5)
                    @Layer(units = 6, activation = Activation.TANH)
                    @Layer(units = 2, activation = Activation.SOFTMAX)
                    public interface Rings {}
                    """)
            .clean();

    @TempDir
    private Path folder;

    private Path file;

    /** 500 samples: one class near the origin, one around it; the last mini-batch of 32 is short. */
    @BeforeEach
    void writeFile() throws Exception {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,c,ring\n");
        for (int s = 0; s < 500; s++) {
            String ring = s % 2 == 0 ? "inner" : "outer";
            double radius = s % 2 == 0 ? random.nextDouble() : 1.5 + random.nextDouble();
            double angle = random.nextDouble() * 7;
            text.append((float) (100 + radius * Math.cos(angle))).append(',');
            text.append((float) (radius * Math.sin(angle))).append(",7,").append(ring).append('\n');
        }
        file = Files.writeString(folder.resolve("rings.csv"), text);
    }

    private static FloatNetwork network() {
        return (FloatNetwork) COMPILED.create("nets.RingsNetwork", 1);
    }

    @Test
    void inTheOrderOfTheFileBothGiveTheSameBits() throws Exception {
        FloatCsv csv = FloatCsv.classification(file, CsvFormat.standard(), "ring");
        TrainingOptions options = TrainingOptions.builder().shuffle(false).build();
        for (int threads : new int[] {1, 2}) {
            TrainingOptions all = TrainingOptions.builder().threads(threads).build().orElse(options);
            FloatNetwork streamed = network();
            streamed.train(csv, all);
            FloatNetwork inMemory = network();
            inMemory.train(csv.dataset(), all);
            assertThat(streamed.scaler()).isEqualTo(inMemory.scaler());
            for (String name : streamed.parameters().names()) {
                assertThat(streamed.parameters().get(name)).isEqualTo(inMemory.parameters().get(name));
            }
        }
    }

    @Test
    void inRandomOrderItLearnsAndFollowsTheSeed() throws Exception {
        FloatCsv csv = FloatCsv.classification(file, CsvFormat.standard(), "ring");
        TrainingOptions options = TrainingOptions.builder().epochs(60).threads(1).build();
        FloatNetwork first = network();
        double cost = first.train(csv, options).finalCost();
        FloatNetwork second = network();
        assertThat(second.train(csv, options).finalCost()).isEqualTo(cost);
        FloatDataset data = csv.dataset();
        int[] predicted = first.predictClasses(data.x());
        int right = 0;
        for (int s = 0; s < predicted.length; s++) {
            right += predicted[s] == data.classes()[s] ? 1 : 0;
        }
        assertThat(right).isGreaterThan(480);
    }

    @Test
    void aCancelledRunGoesOnWhereItStopped() throws Exception {
        FloatCsv csv = FloatCsv.classification(file, CsvFormat.standard(), "ring");
        FloatNetwork whole = network();
        TrainingOptions options = TrainingOptions.builder().threads(1).seed(3).build();
        List<Double> costs = boxed(whole.train(csv, options).costs());
        for (int batch : new int[] {4, 15}) { // in the middle of the third epoch, and at its end
            Path checkpoint = folder.resolve("run.checkpoint");
            CancellationToken token = new CancellationToken();
            TrainingListener cancels = new TrainingListener() {
                @Override
                public void onBatch(int epoch, int at, double cost) {
                    if (epoch == 2 && at == batch) {
                        token.cancel();
                    }
                }

                @Override
                public void onEpoch(int epoch, double cost) {}
            };
            network().train(csv, TrainingOptions.builder()
                    .listener(cancels)
                    .cancellation(token)
                    .checkpoint(new Checkpoint(checkpoint, 1))
                    .build()
                    .orElse(options));
            FloatNetwork resumed = network();
            TrainingResult rest =
                    resumed.train(csv, TrainingOptions.builder().resumeFrom(checkpoint).build().orElse(options));
            assertThat(boxed(rest.costs())).isEqualTo(costs);
            for (String name : whole.parameters().names()) {
                assertThat(resumed.parameters().get(name)).isEqualTo(whole.parameters().get(name));
            }
        }
    }

    private static List<Double> boxed(double[] costs) {
        return Arrays.stream(costs).boxed().toList();
    }

    @Test
    void theScalerIsThatOfTheTrainingSamplesAndValidationGoesThroughIt() throws Exception {
        FloatDataset data = FloatCsv.classification(file, CsvFormat.standard(), "ring").dataset();
        FloatDataset train = data.range(0, 300);
        FloatDataset other = data.range(300, 500);
        other.x().addi(5);
        FloatNetwork network = network();
        TrainingResult result =
                network.train(train.x(), train.labels(2), other.x(), other.labels(2), TrainingOptions.unset());
        assertThat(network.scaler()).isEqualTo(Scaler.fit(Scaling.STANDARD, train.x()));
        double last = result.validationCosts()[result.epochs() - 1];
        assertThat(last).isCloseTo(network.cost(other.x(), other.labels(2)), within(1e-6));
        assertThat(network.evaluate(other.x(), other.labels(2)).cost()).isCloseTo(last, within(1e-6));
    }

    @Test
    void whatNeedsAllSamplesAtOnceIsRefused() throws Exception {
        FloatCsv csv = FloatCsv.classification(file, CsvFormat.standard(), "ring");
        for (TrainingOptions.Builder options : List.of(
                TrainingOptions.builder().validationSplit(0.5),
                TrainingOptions.builder().classWeights(1, 2),
                TrainingOptions.builder().labelSmoothing(0.1),
                TrainingOptions.builder().metrics(Metric.accuracy()))) {
            assertThatThrownBy(() -> network().train(csv, options.build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("source");
        }
    }

    @Test
    void aBadSourceIsRefusedAndChangesNothing() throws Exception {
        FloatNetwork network = network();
        FloatMatrix before = network.parameters().get("layer1.weight");
        FloatCsv csv = FloatCsv.classification(file, CsvFormat.standard(), "ring");
        TrainingOptions whole = TrainingOptions.builder().batchSize(0).build();
        assertThatThrownBy(() -> network.train(csv, whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a batchSize");
        FloatCsv narrow = FloatCsv.regression(
                Files.writeString(folder.resolve("narrow.csv"), "a,b,c\n1,2,3\n"), CsvFormat.standard(), "c");
        assertThatThrownBy(() -> network.train(narrow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rings takes 3 features per sample, but the source has 2");
        assertThatThrownBy(() -> network.train(csv, TrainingOptions.builder().sampleOrder(e -> null).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sampleOrder goes with matrices only");
        // The file changes after it was checked.
        List<String> lines = Files.readAllLines(file);
        lines.set(100, "1,nonsense,3,inner");
        Files.write(file, lines);
        assertThatThrownBy(() -> network.train(csv))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("samples 96 to 127 cannot be read")
                .hasMessageContaining("line 101, column 'b' (2): 'nonsense' is no finite number");
        assertThat(network.parameters().get("layer1.weight")).isEqualTo(before);
        assertThat(network.scaler()).isNull();
    }
}
