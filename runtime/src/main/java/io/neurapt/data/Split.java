package io.neurapt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Two parts of a data set: one to learn from, and one to test what was learnt.
 *
 * @param <T> a data set of some form
 */
public record Split<T>(T train, T test) {
    /**
     * Splits at random.
     *
     * @param trainShare of the samples, greater than 0 and less than 1; both parts get at least one
     * @param seed the same seed gives the same parts
     */
    public static <T> Split<List<T>> random(List<T> samples, double trainShare, long seed) {
        return select(samples, random(samples.size(), trainShare, seed));
    }

    /**
     * Splits at random so that every class has the same share in both parts, as nearly as whole samples allow.
     *
     * @param label gives the class of a sample
     * @param trainShare of the samples, greater than 0 and less than 1
     * @param seed the same seed gives the same parts
     */
    public static <T> Split<List<T>> stratified(
            List<T> samples, Function<? super T, ?> label, double trainShare, long seed) {
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        int[] classes = new int[samples.size()];
        for (int i = 0; i < classes.length; i++) {
            Object key = label.apply(samples.get(i));
            numbers.putIfAbsent(key, numbers.size());
            classes[i] = numbers.get(key);
        }
        return select(samples, stratified(classes, trainShare, seed));
    }

    private static <T> Split<List<T>> select(List<T> samples, Split<int[]> indices) {
        return new Split<>(select(samples, indices.train), select(samples, indices.test));
    }

    private static <T> List<T> select(List<T> samples, int[] indices) {
        List<T> part = new ArrayList<>(indices.length);
        for (int i : indices) {
            part.add(samples.get(i));
        }
        return part;
    }

    /** Indices of both parts, in random order. */
    static Split<int[]> random(int samples, double trainShare, long seed) {
        int train = trainSize(samples, trainShare);
        int[] order = shuffled(samples, new Random(seed));
        return new Split<>(Arrays.copyOf(order, train), Arrays.copyOfRange(order, train, samples));
    }

    /** Indices of both parts, in random order; classes count from 0. */
    static Split<int[]> stratified(int[] classes, double trainShare, long seed) {
        int train = trainSize(classes.length, trainShare);
        int[] order = shuffled(classes.length, new Random(seed));
        int[] quota = quotas(classes, train);
        int[] first = new int[train];
        int[] second = new int[classes.length - train];
        int a = 0;
        int b = 0;
        for (int i : order) {
            if (quota[classes[i]]-- > 0) {
                first[a++] = i;
            } else {
                second[b++] = i;
            }
        }
        return new Split<>(first, second);
    }

    /** Training samples per class: the whole part of each class's share, and one more where the most was cut off. */
    private static int[] quotas(int[] classes, int train) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
        for (int c : classes) {
            counts[c]++;
        }
        int[] quotas = new int[counts.length];
        long[] rest = new long[counts.length];
        int left = train;
        for (int c = 0; c < counts.length; c++) {
            quotas[c] = (int) ((long) counts[c] * train / classes.length);
            rest[c] = (long) counts[c] * train % classes.length;
            left -= quotas[c];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int c = 1; c < rest.length; c++) {
                most = rest[c] > rest[most] ? c : most;
            }
            quotas[most]++;
            rest[most] = -1;
        }
        return quotas;
    }

    private static int trainSize(int samples, double trainShare) {
        if (!(trainShare > 0 && trainShare < 1)) {
            throw new IllegalArgumentException("trainShare must be greater than 0 and less than 1, but is " + trainShare);
        }
        if (samples < 2) {
            throw new IllegalArgumentException("a split needs at least 2 samples, but there are " + samples);
        }
        return (int) Math.max(1, Math.min(samples - 1, Math.round(samples * trainShare)));
    }

    /** 0 … n − 1 in random order (Fisher–Yates). */
    static int[] shuffled(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
