package io.neurapt.metrics;

import java.util.Arrays;

/** How well scores order samples: positive ones should come first. */
public final class Ranking {
    private Ranking() {}

    /** Walks down the samples in order of their scores, equal scores together. */
    private interface Visitor {
        void group(long positives, long negatives);
    }

    /**
     * The area under the ROC curve: the probability that a positive sample has a higher score than a negative one, equal scores
     * counting one half.
     *
     * @param positive which samples are positive; there must be some of both kinds
     * @param scores finite, higher for samples more likely positive
     */
    public static double rocAuc(boolean[] positive, double[] scores) {
        check(positive, scores);
        double[] pairs = new double[3]; // won, positives, negatives
        groups(positive, scores, (positives, negatives) -> {
            pairs[0] += negatives * (pairs[1] + positives / 2.0);
            pairs[1] += positives;
            pairs[2] += negatives;
        });
        if (pairs[1] == 0 || pairs[2] == 0) {
            throw new IllegalArgumentException("ROC-AUC needs positive and negative samples, but all are "
                    + (pairs[1] == 0 ? "negative" : "positive"));
        }
        return pairs[0] / (pairs[1] * pairs[2]);
    }

    /**
     * The area under the precision–recall curve as a sum of steps, which is the average precision Σ (R<sub>k</sub> −
     * R<sub>k−1</sub>)·P<sub>k</sub> over the distinct scores. (The trapezoids that some use are too optimistic.)
     *
     * <p>Source: J. Davis, M. Goadrich, "The Relationship Between Precision-Recall and ROC Curves", 2006; as scikit-learn's
     * {@code average_precision_score}.
     *
     * @param positive which samples are positive; at least one
     * @param scores finite, higher for samples more likely positive
     */
    public static double prAuc(boolean[] positive, double[] scores) {
        check(positive, scores);
        double[] sums = new double[3]; // Σ precision · new positives, positives, samples
        groups(positive, scores, (positives, negatives) -> {
            sums[1] += positives;
            sums[2] += positives + negatives;
            sums[0] += positives * sums[1] / sums[2];
        });
        if (sums[1] == 0) {
            throw new IllegalArgumentException("PR-AUC needs positive samples, but all are negative");
        }
        return sums[0] / sums[1];
    }

    private static void check(boolean[] positive, double[] scores) {
        Checks.sameLength(positive.length, scores.length);
        Checks.finite(scores);
    }

    private static void groups(boolean[] positive, double[] scores, Visitor visitor) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, s -> s);
        Arrays.sort(order, (s, t) -> Double.compare(scores[t] + 0.0, scores[s] + 0.0)); // + 0.0: −0 equals 0
        for (int from = 0; from < order.length; ) {
            long positives = 0;
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                positives += positive[order[to++]] ? 1 : 0;
            }
            visitor.group(positives, to - from - positives);
            from = to;
        }
    }
}
