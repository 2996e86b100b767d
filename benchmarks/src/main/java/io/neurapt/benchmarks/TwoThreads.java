package io.neurapt.benchmarks;

import java.util.Optional;

/** Our training of the nets A and B on two threads, to be compared with one. */
public final class TwoThreads implements Peer {
    @Override
    public Optional<Work> work(Case c) {
        return c.kind() == Case.Kind.TRAIN ? new Neurapt(2).work(c) : Optional.empty();
    }
}
