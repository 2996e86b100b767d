package io.neurapt.benchmarks;

/** A program that only prints a line. */
final class OneLine {
    private OneLine() {}

    public static void main(String[] args) {
        System.out.println(0.25f);
    }
}
