package io.neurapt.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Which samples train and which validate, both in their natural order.
 *
 * @param training indices of those that train
 * @param validation indices of those that validate
 */
public record ValidationSplit(int[] training, int[] validation) {
    /**
     * Draws. Every group gives the same share, up to one sample; the numbers are rounded so that the whole is right.
     *
     * @param share of the validation set, in (0, 1)
     * @param groups what group a sample belongs to, such as its class; or null
     * @param samples how many there are
     * @param seed of the draw
     * @throws IllegalArgumentException if one of the sets would be empty
     */
    public static ValidationSplit draw(double share, int[] groups, int samples, long seed) {
        int count = (int) Math.round(share * samples);
        if (count == 0 || count == samples) {
            throw new IllegalArgumentException("a validation split of " + share + " leaves no sample of " + samples
                    + (count == 0 ? " to validate with" : " to train with"));
        }
        Random random = new Random(seed ^ 0x5DEECE66DL);
        boolean[] chosen = new boolean[samples];
        // What each group owes in whole samples first, then the largest remainders.
        List<Integer> owed = new ArrayList<>();
        List<int[]> members = members(groups, samples);
        int taken = 0;
        for (int[] group : members) {
            shuffle(group, random);
            int whole = (int) Math.floor(share * group.length);
            owed.add(whole);
            taken += whole;
        }
        Integer[] byRemainder = new Integer[members.size()];
        Arrays.setAll(byRemainder, k -> k);
        Arrays.sort(byRemainder, (k, l) -> Double.compare(remainder(share, members.get(l)), remainder(share, members.get(k))));
        for (int k = 0; taken < count; k = (k + 1) % byRemainder.length, taken++) {
            owed.set(byRemainder[k], owed.get(byRemainder[k]) + 1);
        }
        for (int k = 0; k < members.size(); k++) {
            for (int i = 0; i < owed.get(k); i++) {
                chosen[members.get(k)[i]] = true;
            }
        }
        return new ValidationSplit(indices(chosen, false), indices(chosen, true));
    }

    private static double remainder(double share, int[] group) {
        return share * group.length - Math.floor(share * group.length);
    }

    private static List<int[]> members(int[] groups, int samples) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int s = 0; s < samples; s++) {
            members.computeIfAbsent(groups == null ? 0 : groups[s], k -> new ArrayList<>()).add(s);
        }
        List<int[]> all = new ArrayList<>();
        members.values().forEach(group -> all.add(group.stream().mapToInt(s -> s).toArray()));
        return all;
    }

    private static void shuffle(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private static int[] indices(boolean[] chosen, boolean value) {
        int[] indices = new int[chosen.length];
        int n = 0;
        for (int s = 0; s < chosen.length; s++) {
            if (chosen[s] == value) {
                indices[n++] = s;
            }
        }
        return Arrays.copyOf(indices, n);
    }
}
