package io.neurapt.network;

import io.neurapt.internal.FloatBackward;
import io.neurapt.internal.FloatColumnsBackward;
import io.neurapt.kernel.Blas;
import io.neurapt.kernel.DividedGemm;
import io.neurapt.kernel.Part;
import io.neurapt.kernel.Workers;
import java.util.Arrays;

/**
 * The mini-batch of a training run in the workspaces of its workers. Either each worker goes through some of the samples, or one
 * workspace holds all of them and the workers divide its matrix products: a few samples for each would leave each reading all
 * weights, most of them just written by others.
 */
final class FloatBatch {
    /** Parameters per sample of a worker from which on products, rather than samples, are divided (docs/decisions/0009). */
    private static final long MANY = 600;

    private final FloatSamples samples;
    private final Workers workers;
    private final FloatBackward[] workspaces;
    private final Part[] parts;
    private final double[] costs;
    private final FloatColumnsBackward whole; // the only workspace, or null where each worker has one
    private final DividedGemm division;
    private final Workers.Task load = this::load;
    private final Workers.Task gather = this::gather;
    private final Workers.Task pass = this::pass;
    // what the tasks at hand are about
    private int[] order;
    private int from;
    private int count;
    private float[] p;
    private int index;
    private long seed;

    /**
     * Allocates the workspaces.
     *
     * @param samples where mini-batches come from, and the weights of their losses
     * @param batch the most samples of a mini-batch
     * @param smoothing label smoothing
     */
    FloatBatch(FloatNetwork network, FloatSamples samples, int batch, double smoothing, Workers workers) {
        this.samples = samples;
        this.workers = workers;
        int size = workers.size();
        whole = size == 1 ? null : whole(network.backward(batch), (long) network.info().parameters() * size >= MANY * batch);
        division = whole == null ? null : new DividedGemm(workers);
        workspaces = new FloatBackward[whole == null ? size : 1];
        Arrays.setAll(workspaces, worker -> whole != null ? whole : network.backward((batch + size - 1) / size));
        parts = new Part[size];
        Arrays.setAll(parts, worker -> new Part(worker, size));
        costs = new double[workspaces.length];
        for (FloatBackward workspace : workspaces) {
            workspace.setWeights(samples.weights());
            workspace.setSmoothing(smoothing);
        }
    }

    /** The workspace of all samples if layers look at the whole batch, or if dividing products pays and is possible; else null. */
    private static FloatColumnsBackward whole(FloatBackward workspace, boolean pays) {
        return workspace instanceof FloatColumnsBackward columns
                        && (columns.isWhole() || pays && !Blas.implementation().takesTurns())
                ? columns
                : null;
    }

    /** Makes {@code count} samples the mini-batch: those from {@code from} on in that order, null for the natural one. */
    void load(int[] order, int from, int count) {
        this.order = order;
        this.from = from;
        this.count = count;
        if (whole == null) {
            workers.run(load);
            return;
        }
        whole.prepare(samples.x(), samples.y(), order, from, from + count);
        if (order != null) {
            workers.run(gather);
        }
    }

    private void gather(int worker) {
        whole.gather(parts[worker]);
    }

    private void load(int worker) {
        int first = from + parts[worker].from(count);
        workspaces[worker].load(samples.x(), samples.y(), order, first, from + parts[worker].to(count));
    }

    /** How many passes the mini-batch takes. */
    int passes() {
        int passes = 0;
        for (FloatBackward workspace : workspaces) {
            passes = Math.max(passes, workspace.passes());
        }
        return passes;
    }

    /**
     * One pass, forward and back to the derivatives by every Z.
     *
     * @param p all parameters
     * @param index which one
     * @param seed of what is random in the mini-batch
     * @return the sum of the losses
     */
    double pass(float[] p, int index, long seed) {
        this.p = p;
        this.index = index;
        this.seed = seed;
        if (whole == null) {
            workers.run(pass);
        } else {
            Blas.divide(division);
            try {
                pass(0);
            } finally {
                Blas.divide(null);
            }
        }
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        return sum;
    }

    private void pass(int worker) {
        FloatBackward workspace = workspaces[worker];
        if (index == 0) {
            // an odd multiplier: neighbouring workers differ in all bits once the generator has mixed them
            workspace.train(seed + worker * 0xAF251AF3B0F025B5L);
        }
        costs[worker] = takes(workspace, index) ? workspace.pass(p, index, true) : 0;
    }

    /** A short last mini-batch may have no samples for a worker. */
    private static boolean takes(FloatBackward workspace, int index) {
        return index < workspace.passes();
    }

    /** to ← scale · gradients of the last pass + beta · to, for a part of the parameters. */
    void gradients(float scale, float beta, float[] to, Part part) {
        float next = beta;
        for (FloatBackward workspace : workspaces) {
            if (takes(workspace, index)) {
                workspace.gradients(scale, next, to, part);
                next = 1f;
            }
        }
    }

    /** After an update: layers that keep averages of their batches. */
    void finish(float[] p) {
        int active = 0;
        for (FloatBackward workspace : workspaces) {
            active += workspace.count() > 0 ? 1 : 0;
        }
        boolean first = true;
        for (FloatBackward workspace : workspaces) {
            if (workspace.count() > 0) {
                workspace.finish(p, first, 1f / active);
                first = false;
            }
        }
    }
}
