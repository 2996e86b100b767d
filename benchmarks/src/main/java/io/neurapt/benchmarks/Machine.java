package io.neurapt.benchmarks;

import io.neurapt.diagnosis.Cpu;

/** What can be said about the machine. */
final class Machine {
    private Machine() {}

    /** Name, family and number of the processors. */
    static String describe() {
        return Cpu.here().name() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name");
    }
}
