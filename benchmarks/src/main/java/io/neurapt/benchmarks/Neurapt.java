package io.neurapt.benchmarks;

import io.neurapt.Optimizer;
import io.neurapt.TrainingOptions;
import io.neurapt.network.DoubleNetwork;
import io.neurapt.network.FloatNetwork;
import java.util.Arrays;
import java.util.Optional;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;

/** Our side: what a user of the generated networks writes. */
public final class Neurapt implements Peer {
    private final RandomData data = new RandomData();
    private final int threads;

    /** On one thread, as the peers. */
    public Neurapt() {
        this(1);
    }

    Neurapt(int threads) {
        this.threads = threads;
    }

    /** A network of one of the shapes in single precision. */
    static FloatNetwork network(Net net) {
        switch (net) {
            case T1:
                return T1Network.create(1);
            case T2:
                return T2Network.create(1);
            case T3:
                return T3Network.create(1);
            case T4:
                return T4Network.create(1);
            case T5:
                return T5Network.create(1);
            case T6:
                return T6Network.create(1);
            default:
                throw new IllegalArgumentException(net + " has double precision");
        }
    }

    @Override
    public Optional<Work> work(Case c) {
        switch (c.kind()) {
            case PREDICT:
                return Optional.of(predict(c.net()));
            case BATCH:
                return Optional.of(batch(c));
            case TRAIN:
                return Optional.of(train(c, Case.SAMPLES));
            case PLANAR:
                return Optional.of(planar());
            case GRADIENTS:
                return Optional.of(c.name().endsWith("call") ? gradientCalls() : gradients());
            default:
                return Optional.empty();
        }
    }

    private Work predict(Net shape) {
        FloatNetwork net = network(shape);
        float[][] x = data.singles(shape);
        float[] out = new float[shape.outputs()];
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += predictAll(net, x, out);
            }
            return sum;
        };
    }

    /** A method of its own, so that it is compiled as a whole and not from the middle of a running loop. */
    private static double predictAll(FloatNetwork net, float[][] x, float[] out) {
        double sum = 0;
        for (float[] sample : x) {
            net.predict(sample, out);
            sum += out[0];
        }
        return sum;
    }

    private Work batch(Case c) {
        FloatNetwork net = network(c.net());
        FloatMatrix x = matrix(c.net().inputs(), data.uniform(c.net().inputs() * c.batch(), 1));
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += net.predict(x).data[0];
            }
            return sum;
        };
    }

    /** Epochs over so many samples. */
    Work train(Case c, int samples) {
        FloatNetwork net = c.name().endsWith("dropout")
                ? T6DropoutNetwork.create(1)
                : c.name().endsWith("norm") ? T6NormNetwork.create(1) : network(c.net());
        FloatMatrix x = matrix(c.net().inputs(), data.uniform(c.net().inputs() * samples, 1));
        FloatMatrix y = matrix(c.net().outputs(), data.oneHot(c.net().outputs(), samples));
        TrainingOptions.Builder options = TrainingOptions.builder()
                .optimizer(c.adam() ? Optimizer.adam(0.9, 0.999, 1e-8) : Optimizer.gradientDescent())
                .learningRate(c.adam() ? 1e-5 : 1e-3)
                .batchSize(c.batch())
                .threads(threads)
                .shuffle(false);
        return epochs -> net.train(x, y, options.epochs(epochs).build()).finalCost();
    }

    private Work planar() {
        float[] points = data.uniform(2 * Case.PLANAR_SAMPLES, 1);
        FloatMatrix x = matrix(2, points);
        FloatMatrix y = matrix(1, RandomData.planarLabels(points));
        TrainingOptions options = TrainingOptions.builder()
                .learningRate(1.2)
                .epochs(Case.PLANAR_STEPS)
                .threads(threads)
                .build();
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += T1Network.create(k).train(x, y, options).finalCost();
            }
            return sum;
        };
    }

    /** Full-batch steps: cost, all gradients, and the update of the 218 parameters. */
    private Work gradients() {
        DoubleNetwork net = SNetwork.create(1);
        DoubleMatrix x = doubles(Net.S.inputs());
        DoubleMatrix y = doubles(Net.S.outputs());
        TrainingOptions.Builder options = TrainingOptions.builder().learningRate(1e-6).threads(threads);
        return times -> net.train(x, y, options.epochs(times).build()).finalCost();
    }

    /** The gradients alone, as new matrices. */
    private Work gradientCalls() {
        DoubleNetwork net = SNetwork.create(1);
        DoubleMatrix x = doubles(Net.S.inputs());
        DoubleMatrix y = doubles(Net.S.outputs());
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                sum += net.gradients(x, y).get("layer2.bias").data[0];
            }
            return sum;
        };
    }

    private DoubleMatrix doubles(int rows) {
        float[] values = data.uniform(rows * Case.OBSERVATIONS, 1);
        DoubleMatrix matrix = new DoubleMatrix(rows, Case.OBSERVATIONS);
        Arrays.setAll(matrix.data, i -> values[i]);
        return matrix;
    }

    private static FloatMatrix matrix(int rows, float[] values) {
        return new FloatMatrix(rows, values.length / rows, values);
    }
}
