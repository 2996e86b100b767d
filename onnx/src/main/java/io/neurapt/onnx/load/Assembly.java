package io.neurapt.onnx.load;

import io.neurapt.Activation;
import io.neurapt.BatchNorm;
import io.neurapt.Dropout;
import io.neurapt.Layer;
import io.neurapt.processor.spec.ModelImporter.ImportedLayer;
import io.neurapt.processor.spec.ModelImporter.Scaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes layers of steps. Factors and summands go into the dense layer before them, or into the one behind them; those right at the input are
 * scaling of features. Where an activation or the output has no dense layer to belong to, it gets one that multiplies by the identity.
 */
final class Assembly {
    /** A dense layer that only passes values on has the square of this many weights. */
    private static final int WIDEST_IDENTITY = 2048;

    private final int inputs;
    private final List<Step> steps;
    private Optional<Scaling> scaling = Optional.empty();

    /**
     * What came out.
     *
     * @param layers first to last
     */
    record Assembled(Optional<Scaling> scaling, List<ImportedLayer> layers) {}

    private Assembly(int inputs, List<Step> steps) {
        this.inputs = inputs;
        this.steps = new ArrayList<>(steps);
    }

    static Assembled assemble(int inputs, List<Step> steps) throws Malformed {
        Assembly assembly = new Assembly(inputs, steps);
        assembly.dropsBehind();
        assembly.requireSoftmaxLast();
        assembly.normaliseLast();
        assembly.merge();
        assembly.scaling();
        assembly.fold();
        assembly.carry();
        return new Assembled(assembly.scaling, assembly.layers());
    }

    /** Whether a chain has no dense layer, and too many features for one that passes them on. */
    static boolean isTooWide(Flow flow) {
        return flow.width() > WIDEST_IDENTITY
                && flow.steps().stream().noneMatch(step -> step instanceof Step.Linear || step instanceof Step.Normalise);
    }

    /** Dropout goes behind the activations and factors next to it, which makes no difference to predictions; at the end it does nothing. */
    private void dropsBehind() {
        for (int i = steps.size() - 2; i >= 0; i--) {
            for (int j = i; j + 1 < steps.size() && steps.get(j) instanceof Step.Drop drop; j++) {
                Step next = steps.get(j + 1);
                if (!(next instanceof Step.Activate || next instanceof Step.Affine)) {
                    break;
                }
                steps.set(j, next);
                steps.set(j + 1, drop);
            }
        }
        while (!steps.isEmpty() && last() instanceof Step.Drop) {
            steps.remove(steps.size() - 1);
        }
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    private void requireSoftmaxLast() throws Malformed {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Activate a && !a.activation().isElementwise()) {
                throw new Malformed("goes on behind a " + (a.activation() == Activation.SOFTMAX ? "Softmax" : "LogSoftmax")
                        + ", which belongs at the output; export the model up to there");
            }
        }
    }

    /** Batch normalisation behind the last dense layer becomes part of it, as the output layer is dense. */
    private void normaliseLast() {
        for (int i = steps.size() - 1; i >= 0 && !(steps.get(i) instanceof Step.Linear); i--) {
            if (steps.get(i) instanceof Step.Normalise norm) {
                steps.set(i, norm.affine());
            }
        }
    }

    private void merge() {
        for (int i = steps.size() - 2; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Affine a && steps.get(i + 1) instanceof Step.Affine b) {
                steps.set(i, a.then(b));
                steps.remove(i + 1);
            }
        }
        steps.removeIf(step -> step instanceof Step.Affine affine && affine.isIdentity());
    }

    /** What features go through before anything else: a network scales in double, and its first layer learns on scaled features. */
    private void scaling() {
        boolean first = steps.size() > 1 && steps.get(0) instanceof Step.Affine && !(steps.get(1) instanceof Step.Activate);
        if (!first) {
            return;
        }
        Step.Affine affine = (Step.Affine) steps.get(0);
        double[] shift = new double[inputs];
        double[] factor = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            factor[i] = affine.scale().get(i);
            shift[i] = affine.shift().get(i) == 0 ? 0 : -affine.shift().get(i) / factor[i];
            if (!Double.isFinite(factor[i]) || factor[i] == 0 || !Double.isFinite(shift[i])) {
                return;
            }
        }
        scaling = Optional.of(new Scaling(shift, factor));
        steps.remove(0);
    }

    private void fold() {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Affine affine) {
                if (steps.get(i - 1) instanceof Step.Linear linear) {
                    steps.set(i - 1, behind(linear, affine));
                    steps.remove(i--);
                } else if (steps.get(i - 1) instanceof Step.Normalise norm) {
                    steps.set(i - 1, behind(norm, affine));
                    steps.remove(i--);
                }
            }
        }
        for (int i = 0; i + 1 < steps.size(); i++) {
            int next = i + 1;
            while (next + 1 < steps.size() && steps.get(next) instanceof Step.Drop) {
                next++;
            }
            if (steps.get(i) instanceof Step.Affine affine && steps.get(next) instanceof Step.Linear linear) {
                steps.set(next, before(affine, linear));
                steps.remove(i--);
            }
        }
        pairs();
    }

    /** A dense layer of one unit and the one that makes the logits (0, z) of it are one. */
    private void pairs() {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Linear a
                    && steps.get(i + 1) instanceof Step.Linear b
                    && a.units() == 1
                    && b.units() == 2
                    && b.bias() == null
                    && i + 2 < steps.size()
                    && steps.get(i + 2) instanceof Step.Activate softmax
                    && softmax.activation() == Activation.SOFTMAX) {
                double[] weight = new double[2 * a.inputs()];
                for (int j = 0; j < weight.length; j++) {
                    weight[j] = b.weight()[j / a.inputs()] * a.weight()[j % a.inputs()];
                }
                double[] bias = a.bias() == null ? null : new double[] {b.weight()[0] * a.bias()[0], b.weight()[1] * a.bias()[0]};
                steps.set(i, new Step.Linear(2, a.inputs(), weight, bias));
                steps.remove(i + 1);
            }
        }
    }

    private static Step.Linear behind(Step.Linear linear, Step.Affine affine) {
        int inputs = linear.inputs();
        double[] weight = linear.weight();
        if (!affine.scale().isAll(1)) {
            weight = weight.clone();
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= affine.scale().get(i / inputs);
            }
        }
        double[] bias = new double[linear.units()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (linear.bias() == null ? 0 : affine.scale().get(i) * linear.bias()[i]) + affine.shift().get(i);
        }
        boolean none = linear.bias() == null && affine.shift().isAll(0);
        return new Step.Linear(linear.units(), inputs, weight, none ? null : bias);
    }

    private static Step.Normalise behind(Step.Normalise norm, Step.Affine affine) {
        double[] scale = norm.scale().clone();
        double[] shift = norm.shift().clone();
        for (int i = 0; i < scale.length; i++) {
            scale[i] *= affine.scale().get(i);
            shift[i] = shift[i] * affine.scale().get(i) + affine.shift().get(i);
        }
        return new Step.Normalise(scale, shift, norm.mean(), norm.variance(), norm.epsilon(), norm.momentum());
    }

    /** W·(s∘x + t) + b = (W∘sᵀ)·x + (b + W·t). */
    private static Step.Linear before(Step.Affine affine, Step.Linear linear) {
        int inputs = linear.inputs();
        double[] weight = linear.weight().clone();
        double[] bias = linear.bias() == null ? new double[linear.units()] : linear.bias().clone();
        for (int i = 0; i < weight.length; i++) {
            bias[i / inputs] += weight[i] * affine.shift().get(i % inputs);
            weight[i] *= affine.scale().get(i % inputs);
        }
        boolean none = linear.bias() == null && affine.shift().isAll(0);
        return new Step.Linear(linear.units(), inputs, weight, none ? null : bias);
    }

    /** Gives what is left without a dense layer one of its own. */
    private void carry() throws Malformed {
        int width = inputs;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Step before = i == 0 ? null : steps.get(i - 1);
            if (step instanceof Step.Affine affine) {
                steps.set(i, behind(identity(width), affine));
            } else if (step instanceof Step.Activate && !(before instanceof Step.Linear) && !(before instanceof Step.Normalise)) {
                steps.add(i, identity(width));
            }
            width = steps.get(i) instanceof Step.Linear linear ? linear.units() : width;
        }
        int end = steps.size() - 1;
        boolean dense = end >= 0 && steps.get(end) instanceof Step.Linear
                || end >= 1 && steps.get(end) instanceof Step.Activate && steps.get(end - 1) instanceof Step.Linear;
        if (!dense) {
            steps.add(identity(width));
        }
    }

    private static Step.Linear identity(int width) throws Malformed {
        if (width > WIDEST_IDENTITY) {
            throw new Malformed("has an activation or factors without a dense layer next to them, which take one of their own, "
                    + "but this one would have " + width + " × " + width + " weights");
        }
        double[] weight = new double[width * width];
        for (int i = 0; i < width; i++) {
            weight[i * width + i] = 1;
        }
        return new Step.Linear(width, width, weight, null);
    }

    private List<ImportedLayer> layers() {
        List<ImportedLayer> layers = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Map<String, Object> members = new LinkedHashMap<>();
            boolean activated = i + 1 < steps.size() && steps.get(i + 1) instanceof Step.Activate;
            if (activated && !(steps.get(i) instanceof Step.Drop)) {
                activate((Step.Activate) steps.get(i + 1), members);
            }
            if (steps.get(i) instanceof Step.Linear linear) {
                members.put("units", linear.units());
                members.put("bias", linear.bias() != null);
                Map<String, double[]> parameters = new LinkedHashMap<>(Map.of("weight", linear.weight()));
                if (linear.bias() != null) {
                    parameters.put("bias", linear.bias());
                }
                layers.add(new ImportedLayer(Layer.class, members, parameters));
            } else if (steps.get(i) instanceof Step.Normalise norm) {
                members.put("epsilon", norm.epsilon());
                members.put("momentum", norm.momentum());
                layers.add(new ImportedLayer(
                        BatchNorm.class,
                        members,
                        Map.of("scale", norm.scale(), "shift", norm.shift(), "mean", norm.mean(), "variance", norm.variance())));
            } else if (steps.get(i) instanceof Step.Drop drop) {
                layers.add(new ImportedLayer(Dropout.class, Map.of("rate", drop.rate()), Map.of()));
            }
        }
        return List.copyOf(layers);
    }

    private static void activate(Step.Activate step, Map<String, Object> members) {
        members.put("activation", step.activation());
        if (step.activation() == Activation.LEAKY_RELU) {
            members.put("slope", step.parameter());
        } else if (step.activation() == Activation.ELU) {
            members.put("alpha", step.parameter());
        }
    }
}
