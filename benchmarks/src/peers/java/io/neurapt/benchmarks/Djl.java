package io.neurapt.benchmarks;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DJL on PyTorch's CPU library, one thread; samples are rows. */
public final class Djl implements Peer {
    static {
        System.setProperty("ai.djl.offline", "true"); // the native library comes from the class path
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    private final RandomData data = new RandomData();

    @Override
    public Optional<Work> work(Case c) {
        switch (c.kind()) {
            case PREDICT:
                return Optional.of(predict(c.net(), 1, data.singles(c.net())));
            case BATCH:
                return Optional.of(
                        predict(c.net(), c.batch(), new float[][] {data.uniform(c.batch() * c.net().inputs(), 1)}));
            case TRAIN:
                return Optional.of(train(c));
            case PLANAR:
                return Optional.of(planar());
            default:
                return Optional.empty();
        }
    }

    private static SequentialBlock block(Net net) {
        SequentialBlock block = new SequentialBlock();
        for (int l = 0; l < net.layers(); l++) {
            if (l > 0) {
                block.add(net.tanh() ? Activation.tanhBlock() : Activation.reluBlock());
            }
            block.add(Linear.builder().setUnits(net.units(l)).build());
        }
        return block;
    }

    private Work predict(Net net, int samples, float[][] inputs) {
        SequentialBlock block = block(net);
        block.addSingleton(net.softmax() ? a -> a.softmax(-1) : a -> Activation.sigmoid(a));
        Model model = Model.newInstance(net.name());
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(samples, net.inputs()));
        Predictor<float[], float[]> predictor = model.newPredictor(new Rows(new Shape(samples, net.inputs())));
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                for (float[] input : inputs) {
                    sum += predictOne(predictor, input);
                }
            }
            return sum;
        };
    }

    private static float predictOne(Predictor<float[], float[]> predictor, float[] input) {
        try {
            return predictor.predict(input)[0];
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    private Work train(Case c) {
        Net net = c.net();
        Tracker rate = Tracker.fixed(c.adam() ? 1e-5f : 1e-3f);
        Trainer trainer = trainer(
                net,
                c.adam()
                        ? Optimizer.adam().optLearningRateTracker(rate).build()
                        : Optimizer.sgd().setLearningRateTracker(rate).build(),
                Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true));
        List<NDArray> x = new ArrayList<>();
        List<NDArray> y = new ArrayList<>();
        for (int from = 0; from < Case.SAMPLES; from += c.batch()) {
            x.add(rows(trainer, data.uniform(c.batch() * net.inputs(), 1), c.batch()));
            y.add(rows(trainer, data.oneHot(net.outputs(), c.batch()), c.batch()));
        }
        return epochs -> {
            double cost = 0;
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int i = 0; i < x.size(); i++) {
                    cost += step(trainer, x.get(i), y.get(i), true);
                }
            }
            return cost;
        };
    }

    private Work planar() {
        return times -> {
            double costs = 0;
            for (int k = 0; k < times; k++) {
                Trainer trainer = trainer(
                        Net.T1,
                        Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1.2f)).build(),
                        Loss.sigmoidBinaryCrossEntropyLoss());
                float[] points = data.uniform(2 * Case.PLANAR_SAMPLES, 1);
                NDArray x = rows(trainer, points, Case.PLANAR_SAMPLES);
                NDArray y = rows(trainer, RandomData.planarLabels(points), Case.PLANAR_SAMPLES);
                for (int step = 0; step < Case.PLANAR_STEPS; step++) {
                    costs += step(trainer, x, y, step % 1000 == 0);
                }
                trainer.close();
            }
            return costs;
        };
    }

    private static Trainer trainer(Net net, Optimizer optimizer, Loss loss) {
        Model model = Model.newInstance(net.name());
        model.setBlock(block(net));
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
        trainer.initialize(new Shape(1, net.inputs()));
        return trainer;
    }

    private static NDArray rows(Trainer trainer, float[] values, int samples) {
        return trainer.getManager().create(values, new Shape(samples, values.length / samples));
    }

    /** What a step makes is freed with its manager. Returns the cost, or 0 if it is not wanted. */
    private static double step(Trainer trainer, NDArray x, NDArray y, boolean wanted) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            x.tempAttach(manager);
            y.tempAttach(manager);
            NDArray cost;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList out = trainer.forward(new NDList(x));
                cost = trainer.getLoss().evaluate(new NDList(y), out);
                collector.backward(cost);
            }
            trainer.step();
            return wanted ? cost.getFloat() : 0;
        }
    }

    /** Arrays as a matrix of so many rows, and back. */
    private record Rows(Shape shape) implements NoBatchifyTranslator<float[], float[]> {
        @Override
        public NDList processInput(TranslatorContext context, float[] input) {
            return new NDList(context.getNDManager().create(input, shape));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList list) {
            return list.singletonOrThrow().toFloatArray();
        }
    }
}
