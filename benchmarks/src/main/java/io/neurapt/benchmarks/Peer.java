package io.neurapt.benchmarks;

import java.util.Optional;

/** One way to do the work of the cases in Java: Neurapt, or what users would pick instead. */
public interface Peer {
    /**
     * Sets a case up.
     *
     * @param c the case
     * @return its work, or nothing where this way has none
     * @throws Exception if the library does not work here
     */
    Optional<Work> work(Case c) throws Exception;
}
