package io.neurapt.kernel;

import java.util.Random;

/**
 * A program that computes by jblas and by OpenBLAS in turn; {@code -Dfirst} tells which is loaded first. jblas contains
 * an older OpenBLAS with functions of the same names, and each must go on calling its own.
 */
final class BothLibraries {
    private BothLibraries() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        boolean jblasFirst = System.getProperty("first").equals("jblas");
        Gemm first = jblasFirst ? JblasGemm.load() : OpenBlas.load();
        Gemm second = jblasFirst ? OpenBlas.load() : JblasGemm.load();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            random(random).check(first);
            random(random).check(second);
        }
        System.out.println(first.name() + " and " + second.name() + " compute as they should");
    }

    private static RandomProduct random(Random random) {
        return new RandomProduct(random, 1 + random.nextInt(200), 1 + random.nextInt(200), 1 + random.nextInt(200));
    }
}
