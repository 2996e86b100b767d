package io.neurapt.processor.plan;

import io.neurapt.processor.model.DenseModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;

/** Makes the plan of a network from its shapes alone, so that the same spec always gives the same code. */
public final class Planner {
    /** Up to 16 × 16, straight-line code of one sample beats loops; far beyond, methods grow too large to be compiled. */
    private static final int UNROLLED_WEIGHTS = 256;
    /** Each input and unit costs local variables in straight-line code. */
    private static final int UNROLLED_WIDTH = 128;
    /** Fewer units do not fill vector registers. */
    private static final int FEW_UNITS = 8;
    /** Inputs that fill vector registers, so that few units need not be straight-line code. */
    private static final int MANY_INPUTS = 32;
    /** Estimated bytecode of a straight-line method; well below the limit of 6,000 as other compilers emit up to 20 % more. */
    private static final int METHOD_BYTES = 4_500;

    private static final int BYTES_PER_WEIGHT = 10;
    private static final int BYTES_PER_UNIT = 24;

    private Planner() {}

    /** The plan of a network. */
    public static NetworkPlan plan(NetworkModel network) {
        List<LayerPlan> layers = new ArrayList<>();
        int offset = 0;
        for (LayerModel layer : network.layers()) {
            layers.add(layer(layer, offset, layers.isEmpty() ? null : layers.get(layers.size() - 1)));
            offset += (int) layer.parameters();
        }
        boolean narrow = layers.stream().allMatch(layer -> layer.isDense() && isSmall(layer.dense()));
        NetworkPlan.Batches batches = narrow ? NetworkPlan.Batches.LANES : NetworkPlan.Batches.COLUMNS;
        List<LayerPlan> prediction = prediction(layers);
        return new NetworkPlan(network, batches, List.copyOf(layers), prediction, steps(prediction));
    }

    private static LayerPlan layer(LayerModel layer, int offset, LayerPlan before) {
        if (layer instanceof DenseModel dense) {
            int bias = dense.bias() ? offset + (int) dense.weights() : -1;
            return new LayerPlan(dense, offset, bias, sample(dense), null);
        }
        LayerPlan.Sample sample = LayerPlan.Sample.LOOP;
        if (layer.isIdentityInPrediction()) {
            sample = LayerPlan.Sample.NONE;
        } else if (before != null && before.isDense() && layer.foldedInto(before.dense()).isPresent()) {
            sample = LayerPlan.Sample.FOLDED;
        }
        return new LayerPlan(layer, offset, -1, sample, null);
    }

    /** Without the layers that predictions pass by, and with those taken in that the dense ones before them can do as well. */
    private static List<LayerPlan> prediction(List<LayerPlan> layers) {
        List<LayerPlan> prediction = new ArrayList<>();
        for (LayerPlan layer : layers) {
            if (layer.sample() == LayerPlan.Sample.FOLDED) {
                LayerPlan before = prediction.remove(prediction.size() - 1);
                DenseModel both = layer.layer().foldedInto(before.dense()).orElseThrow();
                prediction.add(new LayerPlan(both, before.weight(), layer.weight(), before.sample(), layer));
            } else if (layer.sample() != LayerPlan.Sample.NONE) {
                prediction.add(layer);
            }
        }
        return List.copyOf(prediction);
    }

    private static LayerPlan.Sample sample(DenseModel layer) {
        boolean few = layer.units() < FEW_UNITS;
        if (isSmall(layer) && !(few && layer.inputs() >= MANY_INPUTS)) {
            return LayerPlan.Sample.UNROLLED;
        }
        return few ? LayerPlan.Sample.SUMS : LayerPlan.Sample.COLUMNS;
    }

    /** Whether straight-line code is fine: one expression per unit, over local variables. */
    public static boolean isSmall(DenseModel layer) {
        return layer.weights() <= UNROLLED_WEIGHTS && layer.units() + layer.inputs() <= UNROLLED_WIDTH;
    }

    /** Consecutive unrolled layers share a method as far as it may grow. */
    private static List<Step> steps(List<LayerPlan> layers) {
        List<Step> steps = new ArrayList<>();
        List<LayerPlan> open = new ArrayList<>();
        int bytes = 0;
        for (LayerPlan layer : layers) {
            boolean unrolled = layer.sample() == LayerPlan.Sample.UNROLLED;
            if (!open.isEmpty() && (!unrolled || bytes + bytes(layer) > METHOD_BYTES)) {
                steps.add(new Step(List.copyOf(open)));
                open.clear();
                bytes = 0;
            }
            if (unrolled) {
                open.add(layer);
                bytes += bytes(layer);
            } else {
                steps.add(new Step(List.of(layer)));
            }
        }
        if (!open.isEmpty()) {
            steps.add(new Step(List.copyOf(open)));
        }
        return List.copyOf(steps);
    }

    private static int bytes(LayerPlan plan) {
        DenseModel layer = plan.dense();
        return (int) layer.weights() * BYTES_PER_WEIGHT + (layer.units() + layer.inputs()) * BYTES_PER_UNIT;
    }
}
