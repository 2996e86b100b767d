package io.neurapt.benchmarks;

/** A program that makes one prediction. */
final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        System.out.println(T2Network.create(1).predict(0.1f, 0.2f, 0.3f, 0.4f)[0]);
    }
}
