package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.neurapt.Activation;
import io.neurapt.CancellationToken;
import io.neurapt.Loss;
import io.neurapt.Optimizer;
import io.neurapt.Precision;
import io.neurapt.Schedule;
import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions into a given array, and steps of training, leave nothing to the garbage collector. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Method ALL_THREADS = allThreads();
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int CALLS = 10_000;
    private static final int SAMPLES = 130;
    private static final int EPOCHS = 30;
    private static final long SMALLEST_OBJECT = 16;
    private static final int RUNS = 8;

    @ParameterizedTest
    @ValueSource(ints = {4, 107, 150})
    void predictionsInSinglePrecisionAllocateNothing(int width) {
        FloatNetwork network = (FloatNetwork) create(Precision.FLOAT, width);
        float[] x = new float[width];
        float[] out = new float[2];
        requireNothing(() -> {
            for (int i = 0; i < CALLS; i++) {
                network.predict(x, out);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 107, 150})
    void predictionsInDoublePrecisionAllocateNothing(int width) {
        DoubleNetwork network = (DoubleNetwork) create(Precision.DOUBLE, width);
        double[] x = new double[width];
        double[] out = new double[2];
        requireNothing(() -> {
            for (int i = 0; i < CALLS; i++) {
                network.predict(x, out);
            }
        });
    }

    @Test
    void predictionsOfAScaledNetworkAllocateNothing() {
        String spec = "package nets; import io.neurapt.*;\n"
                + "@Network(inputs = 4, loss = Loss.MEAN_SQUARED_ERROR, scaling = Scaling.STANDARD) @Layer(units = 2) interface Scaled {}";
        FloatNetwork network = (FloatNetwork) Compiled.of(spec).clean().create("nets.ScaledNetwork", 1);
        network.train(FloatMatrix.rand(4, 9), FloatMatrix.rand(2, 9), TrainingOptions.builder().epochs(1).build());
        float[] x = new float[4];
        float[] out = new float[2];
        requireNothing(() -> {
            for (int i = 0; i < CALLS; i++) {
                network.predict(x, out);
            }
        });
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
        WIDE_SHUFFLED(150, 64, true),
        NARROW_BY_TWO(4, 64, true, 2),
        WIDE_BY_TWO(150, 64, true, 2),
        NARROW_WITH_EVERYTHING(4, 64, true, 1),
        WIDE_WITH_EVERYTHING(150, 64, true, 2);

        private final int width;
        private final int batchSize;
        private final boolean shuffle;
        private final int threads;

        Steps(int width, int batchSize, boolean shuffle) {
            this(width, batchSize, shuffle, 1);
        }

        Steps(int width, int batchSize, boolean shuffle, int threads) {
            this.width = width;
            this.batchSize = batchSize;
            this.shuffle = shuffle;
            this.threads = threads;
        }

        TrainingOptions options(int epochs) {
            TrainingOptions.Builder options = TrainingOptions.builder()
                    .epochs(epochs)
                    .batchSize(batchSize)
                    .shuffle(shuffle)
                    .threads(threads);
            return name().endsWith("EVERYTHING") ? everything(options) : options.build();
        }

        private static TrainingOptions everything(TrainingOptions.Builder options) {
            return options.optimizer(Optimizer.adamW())
                    .l1(1e-4)
                    .l2(1e-4)
                    .clipNorm(1)
                    .clipValue(1)
                    .schedule(Schedule.cosine(2, 0))
                    .cancellation(new CancellationToken())
                    .timeLimit(Duration.ofDays(1))
                    .build();
        }
    }

    /** Layers that only training knows, and weighted losses, have their workspace, too. */
    @Test
    void stepsWithLayersOfAllKindsAllocateNothing() {
        String spec = "package nets; import io.neurapt.*;\n@Network(inputs = 20, loss = Loss.SPARSE_CATEGORICAL_CROSS_ENTROPY)\n"
                + "interface Mixed { @Layer(units = 40) Dense first(); @BatchNorm(activation = Activation.GELU) BatchNormLayer norm();"
                + " @Dropout DropoutLayer drop(); @Layer(units = 3, activation = Activation.SOFTMAX) Dense output(); }";
        FloatNetwork network = (FloatNetwork) Compiled.of(spec).clean().create("nets.MixedNetwork", 1);
        FloatMatrix x = FloatMatrix.zeros(20, SAMPLES);
        FloatMatrix y = FloatMatrix.zeros(1, SAMPLES);
        requireOnlyCosts(epochs -> network.train(
                x,
                y,
                TrainingOptions.builder()
                        .epochs(epochs)
                        .batchSize(64)
                        .threads(2)
                        .classWeights(1, 2, 3)
                        .labelSmoothing(0.1)
                        .build()));
    }

    private static void requireNothing(Runnable predictions) {
        requireSoon(1, () -> least(THREADS::getCurrentThreadAllocatedBytes, predictions));
    }

    /**
     * As many epochs again cost two more numbers per epoch: the result's list of costs, and its copy; but less than one object for each
     * epoch, let alone each step. The rest, up to some hundred bytes, is what compiled code makes of a run's beginning from run to run.
     */
    private static void requireOnlyCosts(IntConsumer training) {
        LongSupplier twice = () -> least(AllocationTest::ofAllThreads, () -> training.accept(2 * EPOCHS));
        LongSupplier once = () -> least(AllocationTest::ofAllThreads, () -> training.accept(EPOCHS));
        long costs = 2L * EPOCHS * Double.BYTES;
        requireSoon(SMALLEST_OBJECT * EPOCHS, () -> Math.abs(twice.getAsLong() - once.getAsLong() - costs));
    }

    /** Vectors live in objects until the compiler of optimised code has put them into registers. */
    private static void requireSoon(long limit, LongSupplier bytes) {
        long deadline = System.nanoTime() + WARM_UP.toNanos();
        long actual = bytes.getAsLong();
        while (actual >= limit && System.nanoTime() < deadline) {
            actual = bytes.getAsLong();
        }
        assertThat(actual).isLessThan(limit);
    }

    /** The least of several runs: loading classes and compiling them allocates a little as well, now and then. */
    private static long least(LongSupplier allocated, Runnable task) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long before = allocated.getAsLong();
            task.run();
            least = Math.min(least, allocated.getAsLong() - before);
        }
        return least;
    }

    /** From JDK 21 on; before, those of this thread. */
    private static long ofAllThreads() {
        try {
            return ALL_THREADS == null ? THREADS.getCurrentThreadAllocatedBytes() : (long) ALL_THREADS.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Method allThreads() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null;
        }
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
