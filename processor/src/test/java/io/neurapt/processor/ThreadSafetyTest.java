package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads that predict while another one trains see one complete set of parameters after the other. */
class ThreadSafetyTest {
    private static final int THREADS = 3;
    private static final int EPOCHS = 30;
    private static final int SAMPLES = 5;

    @ParameterizedTest
    @CsvSource({"FLOAT, 6", "DOUBLE, 6", "FLOAT, 70", "DOUBLE, 70"})
    @Timeout(120)
    void predictionsDuringTrainingUseTheParametersOfOneEpoch(Precision precision, int width) throws Exception {
        Net net = Net.stacked(
                "Net", precision, Loss.MEAN_SQUARED_ERROR, Activation.TANH, Activation.IDENTITY, 5, width, width, 3);
        AnyNetwork network = AnyNetwork.create(Compiled.of(net.source()).clean(), net, 1);
        double[][] x = gaussian(SAMPLES, 5);
        Run run = new Run(network, x);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<List<Double>>>> readers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                readers.add(pool.submit(() -> run.read(thread)));
            }
            run.letEveryoneSee();
            network.train(
                    x,
                    gaussian(SAMPLES, 3),
                    TrainingOptions.builder().epochs(EPOCHS).listener(run).build());
            run.done = true;
            for (int t = 0; t < THREADS; t++) {
                run.requireEveryEpochInOrder(t, readers.get(t).get());
            }
        } finally {
            run.done = true;
            pool.shutdown();
        }
    }

    private static double[][] gaussian(int rows, int columns) {
        Random random = new Random(1);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    /** What there is to see, from epoch to epoch, and a way to collect what is seen. Thread t predicts sample t. */
    private static final class Run implements TrainingListener {
        private final AnyNetwork network;
        private final double[][] x;
        private final List<Map<List<Double>, Integer>> epochs = new ArrayList<>();
        private final AtomicIntegerArray predictions = new AtomicIntegerArray(THREADS);
        private volatile boolean done;

        Run(AnyNetwork network, double[][] x) {
            this.network = network;
            this.x = x;
            for (int t = 0; t < THREADS; t++) {
                epochs.add(new HashMap<>());
            }
            record(0);
        }

        @Override
        public void onEpoch(int epoch, double cost) {
            record(epoch + 1);
            letEveryoneSee();
        }

        private void record(int epoch) {
            for (int t = 0; t < THREADS; t++) {
                epochs.get(t).put(list(network.predict(x[t])), epoch);
            }
        }

        /** Waits until every thread has made a prediction that began after this call. */
        void letEveryoneSee() {
            for (int t = 0; t < THREADS; t++) {
                int enough = predictions.get(t) + 2;
                while (predictions.get(t) < enough) {
                    if (Thread.interrupted()) {
                        throw new IllegalStateException("thread " + t + " predicts no more");
                    }
                    Thread.yield();
                }
            }
        }

        /** Predicts until training is over; repetitions are left out. */
        List<List<Double>> read(int thread) {
            List<List<Double>> seen = new ArrayList<>();
            while (!done) {
                List<Double> out = list(network.predict(x[thread]));
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(out)) {
                    seen.add(out);
                }
                predictions.incrementAndGet(thread);
                Thread.yield();
            }
            return seen;
        }

        void requireEveryEpochInOrder(int thread, List<List<Double>> seen) {
            Map<List<Double>, Integer> expected = epochs.get(thread);
            assertThat(Set.copyOf(seen)).isEqualTo(expected.keySet());
            assertThat(seen.stream().map(expected::get).toList()).isSorted();
        }

        private static List<Double> list(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }
}
