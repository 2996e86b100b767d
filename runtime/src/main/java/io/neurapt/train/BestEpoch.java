package io.neurapt.train;

import io.neurapt.EarlyStopping;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Early stopping at work. */
final class BestEpoch {
    private final EarlyStopping settings;
    private int epoch = -1;
    private double best;
    private int waited;

    BestEpoch(EarlyStopping settings) {
        this.settings = settings;
        best = higherIsBetter() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private boolean higherIsBetter() {
        return settings.metric() != null && settings.metric().higherIsBetter();
    }

    /** Whether an epoch is the best so far. */
    boolean isBest(int ended, double value) {
        boolean better = higherIsBetter() ? value > best + settings.minDelta() : value < best - settings.minDelta();
        if (better) {
            best = value;
            epoch = ended;
            waited = 0;
        } else {
            waited++;
        }
        return better;
    }

    boolean isTimeToStop() {
        return waited >= settings.patience();
    }

    /** The best epoch, −1 before the first. */
    int epoch() {
        return epoch;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(epoch);
        out.writeDouble(best);
        out.writeInt(waited);
    }

    void restore(DataInput in) throws IOException {
        epoch = in.readInt();
        best = in.readDouble();
        waited = in.readInt();
    }
}
