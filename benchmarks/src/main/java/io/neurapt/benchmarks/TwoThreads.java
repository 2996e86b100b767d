package io.neurapt.benchmarks;

import java.util.Optional;

/** Our training of the nets A and B at batch 128 on two threads, to be compared with one. */
public final class TwoThreads implements Peer {
    @Override
    public Optional<Work> work(Case c) {
        boolean wide = c.kind() == Case.Kind.TRAIN && c.batch() == 128;
        return wide ? new Neurapt(2).work(c) : Optional.empty();
    }
}
