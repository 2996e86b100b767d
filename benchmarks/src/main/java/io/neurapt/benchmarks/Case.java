package io.neurapt.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing to measure.
 *
 * @param name as in the table, for example {@code train-A-32-sgd}
 * @param kind what is done
 * @param net with which net
 * @param batch samples per call or per update
 * @param adam whether training uses Adam, else plain gradient descent
 */
public record Case(String name, Kind kind, Net net, int batch, boolean adam) {
    /** Samples of a training set; a multiple of every batch size. */
    public static final int SAMPLES = 4096;

    /** Samples of the planar run, and its steps. */
    public static final int PLANAR_SAMPLES = 400;

    /** Steps of one planar run. */
    public static final int PLANAR_STEPS = 10_000;

    /** Observations of the gradients of S. */
    public static final int OBSERVATIONS = 200;

    /** What a case does, and the unit of its figures. */
    public enum Kind {
        /** One sample through the net. */
        PREDICT("ns", 1),
        /** 256 samples through the net. */
        BATCH("µs", 1e3),
        /** An epoch of mini-batches. */
        TRAIN("/s", 1),
        /** 10,000 full-batch steps of 2-4-1. */
        PLANAR("ms", 1e6),
        /** Cost and all gradients of S. */
        GRADIENTS("µs", 1e3);

        private final String unit;
        private final double nanos;

        Kind(String unit, double nanos) {
            this.unit = unit;
            this.nanos = nanos;
        }

        /** The unit of {@link #figure}. */
        public String unit() {
            return unit;
        }

        /** The figure of a table for the nanoseconds of one operation; training counts samples per second. */
        public double figure(double ns) {
            return this == TRAIN ? 1e9 / ns : ns / nanos;
        }
    }

    /** All cases, in the order of the table. */
    public static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (Net net : Net.values()) {
            if (net != Net.S) {
                all.add(new Case("predict-" + net, Kind.PREDICT, net, 1, false));
            }
        }
        for (Net net : List.of(Net.T4, Net.T5, Net.T6)) {
            all.add(new Case("batch256-" + net, Kind.BATCH, net, 256, false));
        }
        for (Net net : List.of(Net.T5, Net.T6)) {
            String name = "train-" + (net == Net.T5 ? "A" : "B");
            all.add(new Case(name + "-32-sgd", Kind.TRAIN, net, 32, false));
            all.add(new Case(name + "-128-sgd", Kind.TRAIN, net, 128, false));
            all.add(new Case(name + "-32-adam", Kind.TRAIN, net, 32, true));
        }
        all.add(new Case("planar", Kind.PLANAR, Net.T1, PLANAR_SAMPLES, false));
        all.add(new Case("gradients-S", Kind.GRADIENTS, Net.S, OBSERVATIONS, false));
        all.add(new Case("gradients-S-call", Kind.GRADIENTS, Net.S, OBSERVATIONS, false));
        return all;
    }

    /** What a feature costs: the first against each of the others. All train B at batch 128. */
    public static List<Case> features() {
        List<Case> features = new ArrayList<>();
        for (String name : List.of("sgd", "adam", "dropout", "norm")) {
            features.add(new Case("train-B-128-" + name, Kind.TRAIN, Net.T6, 128, name.equals("adam")));
        }
        return features;
    }

    /** The case of that name. */
    public static Case of(String name) {
        return Stream.concat(all().stream(), features().stream()).filter(c -> c.name.equals(name)).findFirst().orElseThrow();
    }

    /** Operations that {@link Work#run} with 1 does: the samples of an epoch, all single samples in turn, else one. */
    public int operations() {
        switch (kind) {
            case PREDICT:
                return RandomData.SINGLES;
            case TRAIN:
                return SAMPLES;
            default:
                return 1;
        }
    }

    /** Floating-point operations of the matrix products of one operation, or 0 where no bound is of interest. */
    public long flops() {
        switch (kind) {
            case BATCH:
                return batch * net.forwardFlops();
            case TRAIN:
                return net.trainingFlops();
            default:
                return 0;
        }
    }
}
