package io.neurapt.benchmarks;

/** What is measured. */
@FunctionalInterface
public interface Work {
    /**
     * Does it.
     *
     * @param times how often
     * @return depends on every result, so that nothing can be left out
     */
    double run(int times);
}
