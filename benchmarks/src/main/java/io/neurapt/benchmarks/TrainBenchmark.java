package io.neurapt.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An epoch over {@value Case#SAMPLES} samples. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainBenchmark {
    @Param({"A", "B"})
    String net;

    @Param({"32", "128"})
    int batch;

    @Param({"sgd"})
    String optimizer;

    private Work work;

    /** Draws weights and samples. */
    @Setup
    public void setUp() {
        work = new Neurapt().work(Case.of("train-" + net + "-" + batch + "-" + optimizer)).orElseThrow();
    }

    /** Returns the cost. */
    @Benchmark
    public double epoch() {
        return work.run(1);
    }
}
