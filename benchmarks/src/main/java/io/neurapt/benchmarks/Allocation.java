package io.neurapt.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Prints the bytes that a prediction or a training step allocates in its thread. */
final class Allocation {
    static final List<String> CASES = List.of("predict-T2", "predict-T5", "train-A-32-sgd", "train-A-32-adam");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PREDICTIONS = 100_000;
    private static final int EPOCHS = 4;
    private static final int RUNS = 5;

    private Allocation() {}

    /** Takes one of {@link #CASES}. */
    public static void main(String[] args) {
        Case c = Case.of(args[0]);
        System.out.println("@ " + (c.kind() == Case.Kind.PREDICT ? perPrediction(c) : perStep(c)));
    }

    private static double perPrediction(Case c) {
        Work work = new Neurapt().work(c).orElseThrow();
        int times = PREDICTIONS / c.operations();
        return bytes(work, times) / (times * c.operations());
    }

    /** Twice the samples are twice the steps; what a run or an epoch allocates cancels out. */
    private static double perStep(Case c) {
        Work work = new Neurapt().train(c, Case.SAMPLES);
        Work half = new Neurapt().train(c, Case.SAMPLES / 2);
        return (bytes(work, EPOCHS) - bytes(half, EPOCHS)) / (EPOCHS * (Case.SAMPLES / 2.0 / c.batch()));
    }

    /** The least of several runs: the first ones are not compiled yet. */
    private static double bytes(Work work, int times) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run(times);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
