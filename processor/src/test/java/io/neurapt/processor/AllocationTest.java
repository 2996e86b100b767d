package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.Precision;
import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions into a given array, and steps of training, leave nothing to the garbage collector. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 10_000;
    private static final int SAMPLES = 130;
    private static final int EPOCHS = 10;
    private static final int RUNS = 8;

    @ParameterizedTest
    @ValueSource(ints = {4, 150})
    void predictionsInSinglePrecisionAllocateNothing(int width) {
        FloatNetwork network = (FloatNetwork) create(Precision.FLOAT, width);
        float[] x = new float[width];
        float[] out = new float[2];
        assertThat(allocated(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        network.predict(x, out);
                    }
                }))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 150})
    void predictionsInDoublePrecisionAllocateNothing(int width) {
        DoubleNetwork network = (DoubleNetwork) create(Precision.DOUBLE, width);
        double[] x = new double[width];
        double[] out = new double[2];
        assertThat(allocated(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        network.predict(x, out);
                    }
                }))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Steps.class)
    void trainingStepsInSinglePrecisionAllocateNothing(Steps steps) {
        FloatNetwork network = (FloatNetwork) create(Precision.FLOAT, steps.width);
        FloatMatrix x = FloatMatrix.zeros(steps.width, SAMPLES);
        FloatMatrix y = FloatMatrix.zeros(2, SAMPLES);
        requireOnlyCosts(epochs -> network.train(x, y, steps.options(epochs)));
    }

    @ParameterizedTest
    @EnumSource(Steps.class)
    void trainingStepsInDoublePrecisionAllocateNothing(Steps steps) {
        DoubleNetwork network = (DoubleNetwork) create(Precision.DOUBLE, steps.width);
        DoubleMatrix x = DoubleMatrix.zeros(steps.width, SAMPLES);
        DoubleMatrix y = DoubleMatrix.zeros(2, SAMPLES);
        requireOnlyCosts(epochs -> network.train(x, y, steps.options(epochs)));
    }

    /** Ways through the training loop. */
    enum Steps {
        NARROW(4, 0, false),
        NARROW_BATCHES(4, 64, false),
        NARROW_SHUFFLED(4, 64, true),
        WIDE(150, 0, false),
        WIDE_BATCHES(150, 64, false),
        WIDE_SHUFFLED(150, 64, true);

        private final int width;
        private final int batchSize;
        private final boolean shuffle;

        Steps(int width, int batchSize, boolean shuffle) {
            this.width = width;
            this.batchSize = batchSize;
            this.shuffle = shuffle;
        }

        TrainingOptions options(int epochs) {
            return TrainingOptions.builder()
                    .epochs(epochs)
                    .batchSize(batchSize)
                    .shuffle(shuffle)
                    .build();
        }
    }

    /** As many epochs again cost two more numbers per epoch: the result's list of costs, and its copy. */
    private static void requireOnlyCosts(IntConsumer training) {
        long once = allocated(() -> training.accept(EPOCHS));
        long twice = allocated(() -> training.accept(2 * EPOCHS));
        assertThat(twice - once).isEqualTo(2L * EPOCHS * Double.BYTES);
    }

    /** The least of several runs: loading classes and compiling them allocates a little as well, now and then. */
    private static long allocated(Runnable task) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static Object create(Precision precision, int width) {
        Net net = Net.stacked(
                "Net",
                precision,
                Loss.BINARY_CROSS_ENTROPY,
                Activation.RELU,
                Activation.SIGMOID,
                width,
                width,
                width,
                2);
        return Compiled.of(net.source()).clean().create(net.className(), 1);
    }
}
