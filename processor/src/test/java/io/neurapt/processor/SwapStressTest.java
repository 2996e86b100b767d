package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.TrainingListener;
import io.neurapt.TrainingOptions;
import io.neurapt.network.FloatNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight threads predict while another one trains, sets parameters and reloads files whose scalers differ: every answer is that of
 * one complete set of weights with its scaler. A mixture of two sets would be an answer that nobody expects.
 */
class SwapStressTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 25;
    private static final int INPUTS = 6;
    private static final int SAMPLES = 16;

    @TempDir
    private Path folder;

    /** Narrow networks predict in one piece, wide ones layer by layer in arrays of the thread. */
    @ParameterizedTest
    @ValueSource(ints = {5, 80})
    @Timeout(300)
    void everyAnswerIsThatOfOneCompleteSet(int width) throws Exception {
        String spec = "package nets; import io.neurapt.*;\n"
                + "@Network(inputs = " + INPUTS + ", loss = Loss.MEAN_SQUARED_ERROR, scaling = Scaling.STANDARD)\n"
                + "@Layer(units = " + width + ", activation = Activation.TANH)\n"
                + "@Layer(units = " + width + ", activation = Activation.RELU)\n@Layer(units = 3) interface Swapped {}";
        Compiled compiled = Compiled.of(spec).clean();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FloatNetwork other = (FloatNetwork) compiled.create("nets.SwappedNetwork", 100 + i);
            other.train(gaussian(i, INPUTS).mul(1 + i), gaussian(i, 3), TrainingOptions.builder().epochs(1).build());
            files.add(folder.resolve("set" + i));
            other.save(files.get(i));
        }
        Run run = new Run((FloatNetwork) compiled.create("nets.SwappedNetwork", 1));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Set<List<Float>>>> readers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                readers.add(pool.submit(() -> run.read(thread)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                run.swap(round, files);
            }
            run.done = true;
            for (int t = 0; t < THREADS; t++) {
                Set<List<Float>> seen = readers.get(t).get();
                assertThat(run.expected.get(t)).containsAll(seen);
                assertThat(seen).hasSizeGreaterThan(ROUNDS);
            }
        } finally {
            run.done = true;
            pool.shutdown();
        }
    }

    private static FloatMatrix gaussian(long seed, int rows) {
        Random random = new Random(seed);
        FloatMatrix matrix = new FloatMatrix(rows, SAMPLES);
        for (int i = 0; i < matrix.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    /** The network and what it may answer. Thread t asks for sample t, by every way to predict. */
    private static final class Run implements TrainingListener {
        private final FloatNetwork network;
        private final FloatMatrix x = gaussian(9, INPUTS);
        private final List<Set<List<Float>>> expected = new ArrayList<>();
        private final AtomicLongArray predictions = new AtomicLongArray(THREADS);
        private volatile boolean done;

        Run(FloatNetwork network) {
            this.network = network;
            for (int t = 0; t < THREADS; t++) {
                expected.add(ConcurrentHashMap.newKeySet());
            }
            record();
        }

        /** Writes down the answers of the set that is in use now. */
        private void record() {
            FloatMatrix out = network.predict(x); // may round otherwise than single samples do
            for (int t = 0; t < THREADS; t++) {
                expected.get(t).add(list(network.predict(x.getColumn(t).data), 0));
                expected.get(t).add(list(out.data, 3 * t));
            }
        }

        @Override
        public void onEpoch(int epoch, double cost) {
            record();
            letEveryoneSee();
        }

        void swap(int round, List<Path> files) throws Exception {
            network.train(
                    gaussian(round, INPUTS),
                    gaussian(round + 1, 3),
                    TrainingOptions.builder().epochs(3).learningRate(0.05).listener(this).build());
            record();
            network.parameters().set("layer2.bias", FloatMatrix.rand(network.parameters().get("layer2.bias").length, 1));
            record();
            for (int i = 0; i < 20; i++) { // as fast as it goes
                network.reload(files.get((round + i) % files.size()));
                record();
            }
            letEveryoneSee();
        }

        /** Waits until every thread has made a prediction that began after this call. */
        private void letEveryoneSee() {
            for (int t = 0; t < THREADS; t++) {
                long enough = predictions.get(t) + 2;
                while (predictions.get(t) < enough) {
                    if (Thread.interrupted()) {
                        throw new IllegalStateException("thread " + t + " predicts no more");
                    }
                    Thread.yield();
                }
            }
        }

        Set<List<Float>> read(int thread) {
            Set<List<Float>> seen = new HashSet<>();
            float[] sample = x.getColumn(thread).data;
            float[] out = new float[3];
            while (!done) {
                network.predict(sample, out);
                seen.add(list(out, 0));
                seen.add(list(network.predict(x).data, 3 * thread));
                predictions.incrementAndGet(thread);
                Thread.yield();
            }
            return seen;
        }

        private static List<Float> list(float[] values, int offset) {
            return Arrays.asList(values[offset], values[offset + 1], values[offset + 2]);
        }
    }
}
