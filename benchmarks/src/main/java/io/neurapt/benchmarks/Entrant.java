package io.neurapt.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * Who takes part: Neurapt in one set-up, or a peer.
 *
 * @param name as in the table
 * @param kind what it is
 * @param command starts its process; case and times are appended
 * @param environment what its process finds there beside the usual
 */
record Entrant(String name, Kind kind, List<String> command, Map<String, String> environment) {
    /** What an entrant is. */
    enum Kind {
        /** Neurapt in one set-up. */
        OURS,
        /** Another library. */
        PEER,
        /** The time that the matrix products take at the peak of fused multiply-adds. */
        BOUND
    }

    Entrant(String name, Kind kind, List<String> command) {
        this(name, kind, command, Map.of());
    }

    boolean ours() {
        return kind == Kind.OURS;
    }

    /** Whether it is Neurapt on one thread, which can do all cases. */
    boolean isOneThread() {
        return command.contains(Neurapt.class.getName());
    }

    /** Whether it is of interest for a case. */
    boolean takesPartIn(Case c) {
        return kind != Kind.BOUND || c.flops() > 0;
    }

    /** What its process is told to measure. */
    String measures(Case c) {
        return kind == Kind.BOUND ? "peak-float" : c.name();
    }

    /** How many of its operations are one operation of the case. */
    double operations(Case c) {
        return kind == Kind.BOUND ? c.flops() : 1;
    }
}
