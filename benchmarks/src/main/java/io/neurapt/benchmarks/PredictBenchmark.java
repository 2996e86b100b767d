package io.neurapt.benchmarks;

import io.neurapt.network.FloatNetwork;
import java.util.concurrent.TimeUnit;
import org.jblas.FloatMatrix;
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

/** Predictions of one sample and of 256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBenchmark {
    @Param({"T1", "T2", "T3", "T4", "T5", "T6"})
    Net net;

    private FloatNetwork network;
    private float[][] samples;
    private int next;
    private float[] out;
    private FloatMatrix batch;

    /** Draws weights and samples. */
    @Setup
    public void setUp() {
        RandomData data = new RandomData();
        network = Neurapt.network(net);
        samples = data.singles(net);
        out = new float[net.outputs()];
        batch = new FloatMatrix(net.inputs(), 256, data.uniform(net.inputs() * 256, 1));
    }

    /** One sample, without allocation. */
    @Benchmark
    public float[] single() {
        network.predict(samples[next++ & (RandomData.SINGLES - 1)], out);
        return out;
    }

    /** 256 samples as a matrix. */
    @Benchmark
    public FloatMatrix batch256() {
        return network.predict(batch);
    }
}
