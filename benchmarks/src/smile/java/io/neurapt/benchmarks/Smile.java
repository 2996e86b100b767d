package io.neurapt.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import smile.classification.MLP;
import smile.model.mlp.HiddenLayerBuilder;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/** Smile's multilayer perceptron, in double precision; its mini-batches are arrays of samples. */
public final class Smile implements Peer {
    private final RandomData data = new RandomData();

    @Override
    public Optional<Work> work(Case c) {
        switch (c.kind()) {
            case PREDICT:
                return Optional.of(predict(c.net()));
            case TRAIN:
                return c.adam() ? Optional.empty() : Optional.of(train(c));
            case PLANAR:
                return Optional.of(planar());
            default:
                return Optional.empty();
        }
    }

    private static MLP net(Net net) {
        LayerBuilder[] layers = new LayerBuilder[net.layers() + 1];
        layers[0] = Layer.input(net.inputs());
        int last = net.layers() - 1;
        for (int l = 0; l < last; l++) {
            HiddenLayerBuilder hidden = net.tanh() ? Layer.tanh(net.units(l)) : Layer.rectifier(net.units(l));
            layers[l + 1] = hidden;
        }
        layers[last + 1] =
                Layer.mle(net.units(last), net.softmax() ? OutputFunction.SOFTMAX : OutputFunction.SIGMOID);
        return new MLP(layers);
    }

    private Work predict(Net shape) {
        MLP net = net(shape);
        double[][] x = rows(RandomData.SINGLES, shape.inputs());
        double[] probabilities = new double[Math.max(2, shape.outputs())];
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                for (double[] sample : x) {
                    net.predict(sample, probabilities);
                    sum += probabilities[0];
                }
            }
            return sum;
        };
    }

    private Work train(Case c) {
        MLP net = net(c.net());
        net.setLearningRate(TimeFunction.constant(1e-3));
        int batches = Case.SAMPLES / c.batch();
        double[][][] x = new double[batches][][];
        int[][] y = new int[batches][c.batch()];
        for (int i = 0; i < batches; i++) {
            x[i] = rows(c.batch(), c.net().inputs());
            int first = i;
            Arrays.setAll(y[i], s -> (first + s) % c.net().outputs());
        }
        return epochs -> {
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int i = 0; i < batches; i++) {
                    net.update(x[i], y[i]);
                }
            }
            return net.predict(x[0][0]);
        };
    }

    private Work planar() {
        double[][] x = rows(Case.PLANAR_SAMPLES, 2);
        int[] y = new int[x.length];
        Arrays.setAll(y, s -> x[s][0] * x[s][1] > 0 ? 1 : 0);
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                MLP net = net(Net.T1);
                net.setLearningRate(TimeFunction.constant(1.2));
                for (int step = 0; step < Case.PLANAR_STEPS; step++) {
                    net.update(x, y);
                }
                sum += net.predict(x[0]);
            }
            return sum;
        };
    }

    private double[][] rows(int samples, int features) {
        double[][] rows = new double[samples][features];
        for (double[] row : rows) {
            float[] values = data.uniform(features, 1);
            Arrays.setAll(row, i -> values[i]);
        }
        return rows;
    }
}
